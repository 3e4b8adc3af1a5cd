"""The program from outside: what assistive technology is told, on a screen and a bus of its own."""
