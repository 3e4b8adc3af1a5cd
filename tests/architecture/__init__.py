"""The rules that keep the program as it was designed, read from its source without running it."""
