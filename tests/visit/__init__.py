"""Mirrors kiosk/visit."""
