"""Counts the syllables of English words as they are spoken: pyphen's hyphens, and rules for what they leave out."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kiosk.content.check.letters import without_accents

if TYPE_CHECKING:
    from pyphen import Pyphen

# Words that the rules get wrong, as they are spoken in the United States; the plural follows by itself.
_COUNTS = {
    1: "ache fire tire hour real you your tired",
    2: "client every people forearm someone elsewhere behavior",
    3: "recipe video radius placebo everyday everything everywhere everyone familiar anyone enlargement opposite",
    4: "diabetes capsaicin",
}
_KNOWN = {word: count for count, words in _COUNTS.items() for word in words.split()}

_SPELLED = re.compile(r"[A-Z]{2,3}")  # EMG, said letter by letter
_NOT_LETTERS = re.compile(r"[^a-z']+")
_HISSING = re.compile(r"(?:(?<=[sxz])|(?<=[cs]h)|(?<=[csgz]e))'s$")  # the nurse's: one more than the nurse
_FIRST_PART = re.compile(r"(?!tele|pre)([^aeiouy]{1,3}[aeiou]{1,2}[^aeiouyv])e")  # some-thing, guide-line, place-ment
_VOWELS = re.compile(r"[aeiouy]+")

# One after the other. A capital vowel is one that a rule has settled, "-" parts vowels that are spoken apart.
_RULES = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"(?:(?<=[aeiouy])|^)y(?=[aeiou])", "j"),
        (r"qu", "kw"),
        (r"gu(?=[aei])", "g"),
        (r"(?<=[aeiou][^aeiou])ea(?=s?$)|(?<=rrh)ea$", "e-a"),
        # Endings with a silent e, and those in which it is spoken.
        (r"(?<=[^aeiouylrw-][lr])ed$", "Ed"),
        (r"(?<![tdE-])(?<!e)ed$", "d"),
        (r"(?<=[^aeiouylrw-][lr])es?$", "E"),
        (r"(?<=[^aeiouyscgxzh-])es$|(?<=[^cs]h)es$", "s"),
        (r"(?<=[aeiouy][^aeiouy])e(?=(?:ly|less|ments?|ful|ness)$)", ""),
        (r"(?<=[^aeiouy-])e$", ""),
        (r"sm(?=s?$)", "sEm"),
        # Pairs of vowels that are two syllables.
        (r"(?<![cts])i(?=a)", "i-"),
        (r"(?<![cstgx])(?<!ll)i(?=o)", "i-"),
        (r"(?<=[^aeiou-])y(?=[aeo])", "y-"),
        (r"u(?=ou|al)", "u-"),
        (r"i(?=er$|est$)", "i-"),
    )
)


def count_english(word: str) -> int:
    """Return the number of syllables of one English word, at least 1; two or three capitals are said one by one."""
    if _SPELLED.fullmatch(word):
        return sum(3 if letter == "W" else 1 for letter in word)
    return _count(without_accents(word.lower().replace("\u2019", "'").replace("é", "ei")))  # café: not a silent e


@lru_cache(maxsize=20_000)
def _count(lower: str) -> int:
    word = _HISSING.sub("es", _NOT_LETTERS.sub("", lower)).replace("'", "")
    for form in (word, word.removesuffix("s")):
        if form in _KNOWN:
            return _KNOWN[form]
    spoken = _parted(word)
    for pattern, by in _RULES:
        spoken = pattern.sub(by, spoken) if _VOWELS.search(spoken.lower()) else spoken
    return max(1, len(_VOWELS.findall(spoken.lower())))


def _parted(word: str) -> str:
    """Return `word` with "-" where pyphen parts two vowels, and its first part without a silent e."""
    first, *rest = str(_pyphen().inserted(word, "|")).split("|")
    if rest and not _VOWELS.match(rest[0]):
        first = _FIRST_PART.sub(r"\1", first) if _FIRST_PART.fullmatch(first) else first
    spoken = first
    for part in rest:
        is_apart = _VOWELS.match(part) and _VOWELS.fullmatch(spoken[-1])
        spoken += f"-{part}" if is_apart else part
    return spoken


@cache
def _pyphen() -> "Pyphen":
    from pyphen import Pyphen  # noqa: PLC0415 - only the check needs its patterns

    return Pyphen(lang="en_US", left=1, right=1)
