"""Reading aloud: what is said of a screen, in which order, and by which voice."""
