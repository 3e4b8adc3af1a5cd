"""Side-by-side measurements of the kiosk and a bare window."""
