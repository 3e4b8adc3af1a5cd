"""The screens of the staff, behind their door."""
