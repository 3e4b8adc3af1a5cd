"""Counts the syllables of Spanish words by the rules of their spelling (Real Academia, Ortografía, 2010)."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

_SPELLED = re.compile(r"[A-ZÑ]{2,3}")  # EMG, said letter by letter
_LONG_NAMES = {**dict.fromkeys("FHJLMNÑRSXZ", 2), "W": 4}  # efe, hache, jota, …, doble ve

_NOT_LETTERS = re.compile(r"[^a-zñáéíóúü]+")
_SILENT_U = re.compile(r"(?<=q)u|(?<=g)u(?=[eéií])")
_LAST_Y = re.compile(r"y(?![aeiouáéíóúü])")  # muy, hoy, y: a vowel; ya, ayuda: a consonant
_VOWELS = re.compile(r"[aeiouáéíóúü]+")
_STRONG = frozenset("aeoáéó")
_STRESSED_WEAK = frozenset("íú")


def count_spanish(word: str) -> int:
    """Return the number of syllables of one Spanish word, at least 1; two or three capitals are said one by one."""
    composed = unicodedata.normalize("NFC", word)
    if _SPELLED.fullmatch(composed):
        return sum(_LONG_NAMES.get(letter, 1) for letter in composed)
    return _count(composed.lower())


@lru_cache(maxsize=20_000)
def _count(lower: str) -> int:
    # An h is not heard and parts no vowels; ch is a sound of its own, and never stands between two vowels' letters.
    spoken = _NOT_LETTERS.sub("", lower).replace("ch", "c").replace("h", "")
    spoken = _LAST_Y.sub("i", _SILENT_U.sub("", spoken))
    return max(1, sum(_syllables(cluster) for cluster in _VOWELS.findall(spoken)))


def _syllables(cluster: str) -> int:
    """Return the syllables of vowels that follow each other."""
    apart = sum(_is_hiatus(left, right) for left, right in pairwise(cluster))
    # A weak vowel between strong ones begins the second syllable (pa-ra-no-ia).
    between = sum(
        left in _STRONG and middle in "iuü" and right in _STRONG
        for left, middle, right in zip(cluster, cluster[1:], cluster[2:], strict=False)
    )
    return 1 + apart + between


def _is_hiatus(left: str, right: str) -> bool:
    if left in _STRONG and right in _STRONG:
        return True
    if left == right:
        return True
    return (left in _STRESSED_WEAK and right in _STRONG) or (left in _STRONG and right in _STRESSED_WEAK)
