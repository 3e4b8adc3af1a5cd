"""The program's own words in the visitor's language, from standard gettext catalogues, switched while it runs."""

import gettext
from pathlib import Path

from kiosk.paths import ASSETS

DOMAIN = "kiosk"
SOURCE_LANGUAGE = "en"
OWN_NAMES = {"en": "English", "es": "Español"}


class _Words:
    """The catalogue in force; words are asked for when they are shown, never at import."""

    language = SOURCE_LANGUAGE
    catalogue = gettext.NullTranslations()


def set_language(language: str, folder: Path = ASSETS / "i18n") -> None:
    """Use the catalogue of `language` from now on; the source language where there is none."""
    _Words.language = language
    if language == SOURCE_LANGUAGE:
        _Words.catalogue = gettext.NullTranslations()
        return
    _Words.catalogue = gettext.translation(DOMAIN, folder, [language], fallback=True)


def language() -> str:
    """Return the language in force, such as "en"."""
    return _Words.language


def tr(text: str) -> str:
    """Return `text` in the language in force."""
    return _Words.catalogue.gettext(text)


def tr_n(singular: str, plural: str, number: int) -> str:
    """Return the form of the sentence that fits `number`, in the language in force."""
    return _Words.catalogue.ngettext(singular, plural, number)
