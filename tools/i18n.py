"""Brings the translators' files up to date with the program's sentences, or (`--check`) says which are out of date.

usage: python tools/i18n.py [--check] [--new LANGUAGE]
Files: assets/i18n/LANGUAGE/LC_MESSAGES/kiosk.po, which people edit, and kiosk.mo beside it, which the program reads.
"""

import io
import sys
from argparse import ArgumentParser
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "i18n"
KEYWORDS = {"tr": None, "tr_n": (1, 2)}  # the functions of kiosk/i18n.py; the second takes a singular and a plural


def sentences() -> Catalog:
    """Return every sentence that the program shows, with the files that use it."""
    found = Catalog(project="clinic-kiosk", charset="utf-8")
    for name, _line, message, comments, context in extract_from_dir(
        ROOT / "kiosk", keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        found.add(message, None, [(f"kiosk/{name}", 0)], auto_comments=comments, context=context)
    return found


def up_to_date(old: bytes, language: str, found: Catalog) -> tuple[bytes, bytes]:
    """Return both files of `language`, (text, compiled), for the sentences `found`; `old` is the text file as it is."""
    catalog = read_po(io.BytesIO(old), locale=language, domain="kiosk")
    catalog.update(found, no_fuzzy_matching=True, update_creation_date=False)
    text, compiled = io.BytesIO(), io.BytesIO()
    write_po(text, catalog, width=100, sort_output=True, ignore_obsolete=True, include_lineno=False)
    write_mo(compiled, catalog)
    return text.getvalue(), compiled.getvalue()


def without_translation(text: bytes) -> list[str]:
    """Return the sentences of a translators' file that would be shown in the source language."""
    catalog = read_po(io.BytesIO(text), domain="kiosk")
    pairs = [(entry.id, entry.string) for entry in catalog if entry.id]
    missing = [sentence for sentence, translation in pairs if not all(_texts(translation))]
    return [_texts(sentence)[0] for sentence in missing]


def _texts(entry: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [entry or ""] if entry is None or isinstance(entry, str) else list(entry)


def main() -> int:
    """Write the files, or compare them; 1 when `--check` found one out of date or incomplete."""
    options = ArgumentParser(description="Bring the translators' files up to date with the program's sentences.")
    options.add_argument("--check", action="store_true", help="change nothing; end 1 when a file is out of date")
    options.add_argument("--new", metavar="LANGUAGE", help="begin a language, such as es")
    chosen = options.parse_args()
    found = sentences()
    if chosen.new and not (begun := FOLDER / chosen.new / "LC_MESSAGES" / "kiosk.po").exists():
        begun.parent.mkdir(parents=True, exist_ok=True)
        with begun.open("wb") as file:
            write_po(
                file, Catalog(locale=chosen.new, project="clinic-kiosk", copyright_holder="The clinic kiosk authors")
            )
    stale: list[str] = []
    untranslated: list[str] = []
    for path in sorted(FOLDER.glob("*/LC_MESSAGES/kiosk.po")):
        text, compiled = up_to_date(path.read_bytes(), path.parts[-3], found)
        untranslated += [f"{path.relative_to(ROOT)}: {sentence!r}" for sentence in without_translation(text)]
        for file_path, data in ((path, text), (path.with_suffix(".mo"), compiled)):
            if file_path.exists() and file_path.read_bytes() == data:
                continue
            stale.append(str(file_path.relative_to(ROOT)))
            if not chosen.check:
                file_path.write_bytes(data)
    for name in stale:
        sys.stdout.write(f"{name}: out of date; run make i18n\n" if chosen.check else f"{name}: written\n")
    for line in untranslated:
        sys.stdout.write(f"{line} has no translation\n")
    return int(chosen.check and bool(stale or untranslated))


if __name__ == "__main__":
    sys.exit(main())
