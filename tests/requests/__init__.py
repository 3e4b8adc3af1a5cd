"""Tests of the write-only side of requests."""
