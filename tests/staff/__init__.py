"""Tests of kiosk.staff."""
