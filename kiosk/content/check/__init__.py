"""Problems in pages, one rule a file."""
