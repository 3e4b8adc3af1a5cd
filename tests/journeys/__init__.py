"""Whole visits, told so that clinic staff can read them."""
