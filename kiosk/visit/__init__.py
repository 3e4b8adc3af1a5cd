"""One visitor's stay, without Qt."""
