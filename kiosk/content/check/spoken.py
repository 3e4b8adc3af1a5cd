"""Words as they are spoken: numbers in words, terms with a hyphen as one, and how many syllables each has."""

import re
from functools import lru_cache

from kiosk.content.check.syllables_en import count_english
from kiosk.content.check.syllables_es import count_spanish

_COUNT = {"en": count_english, "es": count_spanish}
LANGUAGES = tuple(_COUNT)

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
_RUNS = re.compile(r"\d+|[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_MOST = 999_999  # above, and in telephone numbers, digits are said one by one

_SMALL = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis "
    "veintisiete veintiocho veintinueve",
}
_TENS = {
    "en": ". . twenty thirty forty fifty sixty seventy eighty ninety",
    "es": ". . veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
}
_HUNDREDS = "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
_POINT = {"en": "point", "es": "coma"}
_AS_SAID = {("en", "911"): ("nine", "one", "one"), ("es", "911"): ("nueve", "once")}


def spoken(word: str, language: str) -> tuple[str, ...]:
    """Return the words that a reader says for the written `word`: itself, or those of a number."""
    if not _NUMBER.fullmatch(word):
        return (word,)
    known = _AS_SAID.get((language, word))
    return known or tuple(_number(_THOUSANDS.sub("", word), language))


@lru_cache(maxsize=20_000)
def syllables(word: str, language: str) -> int:
    """Return the number of syllables of one word of "en" or "es"; digits in it count as they are said."""
    total = 0
    for run in _RUNS.findall(word):
        parts = _number(run, language) if run.isdigit() else [run]
        total += sum(_COUNT[language](part) for said in parts for part in said.split("-"))
    return max(1, total)


def _number(text: str, language: str) -> list[str]:
    whole, *decimals = re.split(r"[.,]", text)
    said = _whole(int(whole), language) if len(whole) <= len(str(_MOST)) else _digits(whole, language)
    for part in decimals:
        said += [_POINT[language], *_digits(part, language)]
    return said


def _digits(text: str, language: str) -> list[str]:
    return [_SMALL[language].split()[int(digit)] for digit in text]


def _whole(number: int, language: str) -> list[str]:
    thousands, rest = divmod(number, 1000)
    said: list[str] = []
    if thousands:
        one = language == "es" and thousands == 1
        said += [*([] if one else _below_thousand(thousands, language)), "thousand" if language == "en" else "mil"]
    return said + (_below_thousand(rest, language) if rest or not said else [])


def _below_thousand(number: int, language: str) -> list[str]:
    hundreds, rest = divmod(number, 100)
    said: list[str] = []
    if hundreds and language == "en":
        said = [_SMALL[language].split()[hundreds], "hundred"]
    elif hundreds:
        said = ["cien" if number == 100 else _HUNDREDS.split()[hundreds - 1]]
    return said + (_below_hundred(rest, language) if rest or not said else [])


def _below_hundred(number: int, language: str) -> list[str]:
    small = _SMALL[language].split()
    if number < len(small):
        return [small[number]]
    tens, ones = divmod(number, 10)
    ten = _TENS[language].split()[tens]
    if not ones:
        return [ten]
    return [f"{ten}-{small[ones]}"] if language == "en" else [ten, "y", small[ones]]
