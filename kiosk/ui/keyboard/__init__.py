"""The touch keyboard inside the window."""
