"""Call-back requests, the write-only side."""
