"""Writes requests as a table for people (CSV, XLSX), as data for programs (JSON) or as contacts (vCard)."""

import csv
import io
import unicodedata
from collections.abc import Callable, Iterable

import msgspec

from kiosk.requests.draft import Topic
from kiosk.requests.record import Record
from kiosk.requests.text import clean_text
from kiosk.staff.items import Item
from kiosk.staff.vcard import card

TOPIC_WORDS = {
    Topic.BOOK: "Book a visit",
    Topic.SERVICE: "A question about a service",
    Topic.BILLING: "Billing",
    Topic.OTHER: "Something else",
    Topic.UNSAID: "Rather not say",
}

COLUMNS = (
    "Number",
    "Name",
    "Phone",
    "Phone looks right",
    "Best time",
    "Voicemail",
    "Topic",
    "Language",
    "Asked at",
    "Remark",
    "Kiosk",
    "Id",
)

_FORMULA_STARTS = frozenset("=+-@\N{MINUS SIGN}")
_TEXT_MARK = "'"  # a spreadsheet takes what follows as text


def render(items: Iterable[Item], form: str) -> bytes:
    """Return the export file's bytes; `form` is a key of `FORMATS`."""
    return FORMATS[form](items)


def remark(item: Item) -> str:
    """Return what the person who calls must know of the request's way, "" if nothing."""
    if item.is_done:
        return "done"
    return "may be in an earlier file" if item.may_be_in_earlier_file else ""


def guard(text: str) -> str:
    """Return `text`, with an apostrophe before it if a spreadsheet could take it for a formula.

    That is what begins with = + - @ in any width, even behind blanks, invisible characters or apostrophes, or with a
    control character (OWASP ASVS 1.2.10). `unguard` gives the text back.
    """
    return _TEXT_MARK + text if _is_formula_like(text) else text


def unguard(cell: str) -> str:
    """Return the text that `guard` made the cell from."""
    rest = cell.removeprefix(_TEXT_MARK)
    return rest if rest != cell and _is_formula_like(rest) else cell


def _is_formula_like(text: str) -> bool:
    rest = text.lstrip(_TEXT_MARK)
    if rest and unicodedata.category(rest[0]) == "Cc":
        return True
    first = next((char for char in rest if not _is_skipped(char)), "")
    return not _FORMULA_STARTS.isdisjoint(unicodedata.normalize("NFKC", first)[:1])


def _is_skipped(char: str) -> bool:
    return char == _TEXT_MARK or unicodedata.category(char) in ("Cc", "Cf", "Zs", "Zl", "Zp")


def _row(item: Item) -> tuple[str, ...]:
    """Return the cells; cleaned once more, since whoever has the public keys can seal what no form would take."""
    record = item.record
    cells = (
        str(record.number),
        record.name,
        record.phone_national,
        "yes" if record.phone_checked else "please check",
        record.best_time,
        "yes" if record.voicemail else "no",
        TOPIC_WORDS[record.topic],
        record.language,
        record.saved_at.strftime("%Y-%m-%d %H:%M"),
        remark(item),
        record.kiosk,
        str(record.id),
    )
    return tuple(clean_text(cell) for cell in cells)


def _csv(items: Iterable[Item]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([guard(cell) for cell in _row(item)] for item in items)
    return text.getvalue().encode("utf-8-sig")


def _xlsx(items: Iterable[Item]) -> bytes:
    import xlsxwriter  # noqa: PLC0415 - not needed by the other formats

    file = io.BytesIO()
    no_guessing = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, {"in_memory": True, **no_guessing}) as book:
        sheet = book.add_worksheet("Requests")
        bold = book.add_format({"bold": True})
        as_text = book.add_format({"num_format": "@"})
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(COLUMNS) - 1, 20)
        for column, title in enumerate(COLUMNS):
            sheet.write_string(0, column, title, bold)
        for row, item in enumerate(items, start=1):
            for column, cell in enumerate(_row(item)):
                sheet.write_string(row, column, cell, as_text)
    return file.getvalue()


def _json(items: Iterable[Item]) -> bytes:
    rows = [_entry(item) for item in items]
    return msgspec.json.format(msgspec.json.encode(rows), indent=2) + b"\n"


def _entry(item: Item) -> dict[str, object]:
    record: Record = item.record
    return {
        "number": record.number,
        "name": clean_text(record.name),
        "phone": record.phone_e164 and clean_text(record.phone_e164),
        "phone_national": clean_text(record.phone_national),
        "phone_typed": clean_text(record.phone_typed),
        "phone_checked": record.phone_checked,
        "best_time": clean_text(record.best_time),
        "voicemail": record.voicemail,
        "topic": record.topic,
        "language": clean_text(record.language),
        "asked_at": record.saved_at,
        "consent_version": clean_text(record.consent_version),
        "consent_language": clean_text(record.consent_language),
        "may_be_in_earlier_file": item.may_be_in_earlier_file,
        "done": item.is_done,
        "kiosk": clean_text(record.kiosk),
        "id": record.id,
    }


def _vcf(items: Iterable[Item]) -> bytes:
    return b"".join(card(item, TOPIC_WORDS[item.record.topic], remark(item)) for item in items)


FORMATS: dict[str, Callable[[Iterable[Item]], bytes]] = {"xlsx": _xlsx, "csv": _csv, "json": _json, "vcf": _vcf}
