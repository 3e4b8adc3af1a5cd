"""The screens of the first start, for whoever installs the kiosk."""
