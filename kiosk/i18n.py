"""The program's own words in the visitor's language, from standard gettext catalogues, switched while it runs."""

import gettext
from pathlib import Path

from kiosk.paths import ASSETS

DOMAIN = "kiosk"
SOURCE_LANGUAGE = "en"
OWN_NAMES = {
    "ar": "العربية",
    "en": "English",
    "es": "Español",
    "fa": "فارسی",
    "fr": "Français",
    "he": "עברית",
    "pt": "Português",
    "ru": "Русский",
    "so": "Soomaali",
    "sw": "Kiswahili",
    "uk": "Українська",
    "ur": "اردو",
    "vi": "Tiếng Việt",
    "zh": "中文",
}

# Languages whose usual script runs from right to left (Unicode CLDR, layout/orientation).
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_LEFT_TO_RIGHT_MARKS = "\u2066{}\u2069"  # an isolate of its own: what is around it cannot turn its parts round


class _Words:
    """The catalogue in force; words are asked for when they are shown, never at import."""

    language = SOURCE_LANGUAGE
    catalogue = gettext.NullTranslations()
    made: dict[str, gettext.NullTranslations] = {}  # noqa: RUF012 - one for the program, as the rest of this class


def add_catalogue(language: str, catalogue: gettext.NullTranslations) -> None:
    """Know a `language` that has no file, such as one that only tests and the tour speak."""
    _Words.made[language] = catalogue


def set_language(language: str, folder: Path = ASSETS / "i18n") -> None:
    """Use the catalogue of `language` from now on; the source language where there is none."""
    _Words.language = language
    if language == SOURCE_LANGUAGE:
        _Words.catalogue = gettext.NullTranslations()
    elif language in _Words.made:
        _Words.catalogue = _Words.made[language]
    else:
        _Words.catalogue = gettext.translation(DOMAIN, folder, [language], fallback=True)


def language() -> str:
    """Return the language in force, such as "en"."""
    return _Words.language


def own_name(language: str) -> str:
    """Return what a language calls itself; its code where the program does not know it."""
    return OWN_NAMES.get(language) or OWN_NAMES.get(language.partition("-")[0], language)


def is_right_to_left() -> bool:
    """Whether the language in force is read from right to left."""
    return _Words.language.partition("-")[0] in _RIGHT_TO_LEFT


def left_to_right(text: str) -> str:
    """Return `text`, a telephone number, so that it keeps its order among words that are read from right to left."""
    return _LEFT_TO_RIGHT_MARKS.format(text) if text and is_right_to_left() else text


def tr(text: str) -> str:
    """Return `text` in the language in force."""
    return _Words.catalogue.gettext(text)


def tr_n(singular: str, plural: str, number: int) -> str:
    """Return the form of the sentence that fits `number`, in the language in force."""
    return _Words.catalogue.ngettext(singular, plural, number)
