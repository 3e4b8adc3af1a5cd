"""Markdown files become pages, without Qt."""
