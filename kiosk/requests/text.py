"""Makes typed text harmless without forbidding anybody's name."""

import unicodedata

MAX_NAME = 60  # characters after cleaning
MARKS_MAX = 4  # combining marks on one letter; more is a stack that runs over the lines above
INPUT_MAX = 10_000  # characters looked at; nobody types more

_JOINERS = "\u200c\u200d"  # ZWNJ and ZWJ: Persian, Indic scripts and emoji need them inside a name
_UNWANTED = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))  # Cf holds the bidi controls
_EDGES = _JOINERS + " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"


def clean_text(text: str) -> str:
    """Return `text` in NFC, trimmed, without control, format, private, unassigned and surrogate characters.

    ZWJ and ZWNJ stay where they stand between others; of more than `MARKS_MAX` combining marks in a row the rest goes.
    """
    if text.isascii() and text.isprintable():  # most texts, and a worklist cleans 10,000 of them
        return text[:INPUT_MAX].strip(" ")
    wanted = "".join(char for char in text[:INPUT_MAX] if _is_wanted(char))
    # Before as well: sorting thousands of marks takes quadratic time. After: composing can set marks free.
    composed = unicodedata.normalize("NFC", _with_few_marks(wanted.strip(_EDGES)))
    return _with_few_marks(composed).strip(_EDGES)


def clean_name(text: str) -> str:
    """Return `text` cleaned and cut to `MAX_NAME` characters; "" if nothing is left."""
    return clean_text(text)[:MAX_NAME].strip(_EDGES)


def _is_wanted(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char) not in _UNWANTED


def _with_few_marks(text: str) -> str:
    kept = []
    marks = MARKS_MAX  # a mark with no letter before it has nothing to stand on
    for char in text:
        if unicodedata.category(char).startswith("M"):
            marks += 1
        elif char not in _JOINERS:
            marks = 0
        if marks <= MARKS_MAX:
            kept.append(char)
    return "".join(kept)
