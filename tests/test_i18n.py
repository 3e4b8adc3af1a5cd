"""The program's own words in the visitor's language."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.i18n import DOMAIN, OWN_NAMES, SOURCE_LANGUAGE, language, set_language, tr, tr_n

SPANISH = {
    "": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n",
    "Home": "Inicio",
    "{count} page\0{count} pages": "{count} página\0{count} páginas",
}


def compiled(catalogue: dict[str, str]) -> bytes:
    """Return a catalogue in gettext's binary form."""
    pairs = sorted((key.encode(), value.encode()) for key, value in catalogue.items())
    start = 28 + 16 * len(pairs)
    tables, texts = [b"", b""], b""
    for column in (0, 1):
        for pair in pairs:
            tables[column] += struct.pack("<II", len(pair[column]), start + len(texts))
            texts += pair[column] + b"\0"
    return struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0) + b"".join(tables) + texts


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Return a folder with a Spanish catalogue; afterwards the source language is in force."""
    path = tmp_path / "es" / "LC_MESSAGES"
    path.mkdir(parents=True)
    (path / f"{DOMAIN}.mo").write_bytes(compiled(SPANISH))
    yield tmp_path
    set_language(SOURCE_LANGUAGE)


def test_the_language_switches_while_the_program_runs(folder: Path) -> None:
    said = []
    for code in ("en", "es", "en"):
        set_language(code, folder)
        said.append((language(), tr("Home")))

    assert said == [("en", "Home"), ("es", "Inicio"), ("en", "Home")]


def test_a_sentence_has_the_form_that_fits_the_number(folder: Path) -> None:
    def pages() -> list[str]:
        return [tr_n("{count} page", "{count} pages", count).format(count=count) for count in (1, 2)]

    assert pages() == ["1 page", "2 pages"]
    set_language("es", folder)
    assert pages() == ["1 página", "2 páginas"]


def test_a_text_without_a_translation_stays_as_it_is(folder: Path) -> None:
    set_language("es", folder)

    assert tr("Back") == "Back"


def test_a_language_without_a_catalogue_falls_back_to_the_source(folder: Path) -> None:
    set_language("es", folder)
    set_language("xx", folder)

    assert tr("Home") == "Home"
    assert tr_n("one", "many", 2) == "many"


def test_languages_are_named_in_their_own_words() -> None:
    assert [OWN_NAMES[code] for code in ("en", "es", "vi")] == ["English", "Español", "Tiếng Việt"]
