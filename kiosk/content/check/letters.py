"""Letters as the rules compare them."""

import unicodedata


def without_accents(text: str) -> str:
    """Return `text` with plain letters for those with marks."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
