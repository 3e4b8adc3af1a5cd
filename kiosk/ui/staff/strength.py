"""How strong a passphrase is, in words that also a low screen has room for."""

from kiosk.i18n import tr, tr_n

LEAST = 12  # characters; what the desk and the first start ask for
_GOOD = 16
_STRONG = 20
_DISTINCT = 8  # with fewer characters that differ even a long one is weak


def strength_words(typed: str) -> str:
    """Return how strong a passphrase is, and what makes it stronger."""
    missing = LEAST - len(typed)
    if missing > 0:
        said = tr_n("Too short: {number} more character", "Too short: {number} more characters", missing)
        return said.format(number=missing)
    if len(set(typed.casefold())) < _DISTINCT:
        return tr("Weak: letters too alike")
    if len(typed) < _GOOD:
        return tr("Fair: one more word helps")
    if len(typed) < _STRONG or len(typed.split()) < 3:
        return tr("Good")
    return tr("Strong")
