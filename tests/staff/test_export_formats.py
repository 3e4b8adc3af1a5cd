"""What a visitor typed comes back from every format as it was, and no spreadsheet takes it for a formula."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.paths import DataFolder
from kiosk.requests.draft import Consent, Topic
from kiosk.requests.record import Place, Record, decode, encode, record_of
from kiosk.requests.seal import Sealer
from kiosk.requests.text import clean_name, clean_text
from kiosk.staff.access import trial_opener
from kiosk.staff.export_formats import COLUMNS, FORMATS, guard, remark, render, unguard
from kiosk.staff.opener import Opener
from kiosk.staff.worklist import Item
from tests.support.fakes import START
from tests.support.requests import make_draft, make_folder
from tests.support.vcards import read_cards

HERE = Path("request.age")
PLACE = Place("0123abcd", 17, "")
XML = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

FORMULAS = [
    "=1+1",
    "+1 208 555 0123",
    "-1",
    "@SUM(A1)",
    " =1",
    "\t=1",
    "\r=1",
    "\n=1",
    "\0=1",
    "\x1b=1",
    "\u00a0=1",
    "\u3000=1",
    "\u2003+1",
    "\u200b=1",
    "\u200d=1",
    "\ufeff=1",
    "\u202e=1",
    "\u2028=1",
    " \u200b \t=1",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20x",
    " \uff1d1",
    "\u2212 1",
    "\ufe66 1",
    "'=1",
    "''=1",
    "' =1",
    "'\u200b=1",
    "\tname",
    "\rname",
    "\nname",
    "\0name",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("x")',
]
PLAIN = [
    "",
    "Test Patient",
    "O'Neil",
    "'t Hooft",
    "''",
    "'",
    "1+1",
    "a=b",
    "(208) 555-0123",
    "x@y",
    "\u200d",
    "Ünal",
    "王",
]


def make_record(**changes: object) -> Record:
    draft = make_draft()
    record = record_of(draft, PLACE, START, 5.0)
    return msgspec.structs.replace(record, **changes)


def rows_of_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def rows_of_xlsx(data: bytes) -> list[list[str]]:
    """Read the cells from the file's own XML; every one must be a text from the table of shared texts."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 - our own file
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314
    texts = ["".join(part.text or "" for part in entry.iter(f"{XML}t")) for entry in shared.iter(f"{XML}si")]
    assert list(sheet.iter(f"{XML}f")) == []
    assert list(sheet.iter(f"{XML}hyperlinks")) == []
    rows = []
    for row in sheet.iter(f"{XML}row"):
        cells = [""] * len(COLUMNS)
        for cell in row.iter(f"{XML}c"):
            value = cell.find(f"{XML}v")
            if value is not None:
                assert cell.get("t") == "s"
                column = ord(re.sub(r"\d", "", cell.get("r", ""))) - ord("A")
                cells[column] = unescape(texts[int(value.text or "")])
        rows.append(cells)
    return rows


def unescape(text: str) -> str:
    return re.sub("_x([0-9A-F]{4})_", lambda match: chr(int(match[1], 16)), text)


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_could_run_is_guarded(text: str) -> None:
    assert guard(text) == "'" + text
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_plain_stays_as_it_is(text: str) -> None:
    assert guard(text) == text
    assert unguard(text) == text


@given(st.text(alphabet=st.sampled_from("'=+-@ \t\0\u200b\uff1dab"), max_size=6))
def test_the_guard_can_always_be_taken_off(text: str) -> None:
    assert unguard(guard(text)) == text


def test_the_csv_is_one_that_every_spreadsheet_reads() -> None:
    data = render([Item(HERE, make_record(name='Test "Tess" Patient'))], "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == 2
    head, row = data.decode("utf-8-sig").splitlines()
    assert head == ",".join(f'"{title}"' for title in COLUMNS)
    assert row.startswith('"17","Test ""Tess"" Patient","(208) 555-0123","yes","Morning","no","Book a visit","en",')
    assert '"2026-03-02 10:00"' in row


def test_a_foreign_number_is_guarded_in_csv_and_plain_in_xlsx() -> None:
    items = [Item(HERE, make_record(phone_national="+49 30 99887766"))]
    assert rows_of_csv(render(items, "csv"))[1][2] == "'+49 30 99887766"
    assert rows_of_xlsx(render(items, "xlsx"))[1][2] == "+49 30 99887766"


def test_the_xlsx_holds_texts_alone() -> None:
    names = [clean_name(text) or "-" for text in FORMULAS] + ["http://example.org", "00123", "1e5", "_x0041_"]
    items = [Item(HERE, make_record(name=name, id=UUID(int=number))) for number, name in enumerate(names)]
    rows = rows_of_xlsx(render(items, "xlsx"))
    assert rows[0] == list(COLUMNS)
    assert [row[1] for row in rows[1:]] == names


def test_json_gives_programs_the_international_number() -> None:
    good = Item(HERE, make_record(phone_e164="+12085550123"))
    odd = Item(HERE, make_record(phone_e164=None, phone_checked=False), may_be_in_earlier_file=True)
    first, second = json.loads(render([good, odd], "json"))
    assert first["phone"] == "+12085550123"
    assert first["asked_at"] == "2026-03-02T10:00:00-07:00"
    assert (second["phone"], second["phone_checked"], second["phone_national"]) == (None, False, "(208) 555-0123")
    assert (first["may_be_in_earlier_file"], second["may_be_in_earlier_file"]) == (False, True)


def test_a_number_to_check_and_a_voicemail_are_told_in_words() -> None:
    row = rows_of_csv(render([Item(HERE, make_record(phone_checked=False, voicemail=True))], "csv"))[1]
    assert row[3] == "please check"
    assert row[5] == "yes"


def test_the_remark_says_what_became_of_it() -> None:
    record = make_record()
    assert remark(Item(HERE, record)) == ""
    assert remark(Item(HERE, record, may_be_in_earlier_file=True)) == "may be in an earlier file"
    assert remark(Item(HERE, record, is_done=True)) == "done"


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_what_no_form_would_take_is_cleaned(form: str) -> None:
    forged = make_record(name="Te\0st\u202e\x1b[31m\ufffe", best_time="\r\n=1")
    data = render([Item(HERE, forged)], form)
    assert name_in(data, form) == "Test[31m"


def name_in(data: bytes, form: str) -> str:
    if form == "json":
        return str(json.loads(data)[0]["name"])
    if form == "vcf":
        return read_cards(data)[0].one("FN").text
    rows = rows_of_csv(data) if form == "csv" else rows_of_xlsx(data)
    return rows[1][1]


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[DataFolder, Opener]:
    folder = make_folder(tmp_path_factory.mktemp("identity"))
    return folder, trial_opener(folder)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.text(min_size=1, max_size=60).filter(lambda text: 1 <= len(clean_text(text)) <= 60),
    phone=st.one_of(
        st.text(max_size=38).map(lambda text: f"{text}7"),
        st.from_regex(r"\+?[0-9 ()-]{3,15}[0-9]", fullmatch=True),
    ).filter(lambda text: 1 <= len(clean_text(text)) <= 40 and any(char.isdecimal() for char in clean_text(text))),
    time=st.text(min_size=1, max_size=40).filter(clean_text),
    topic=st.sampled_from(Topic),
    voicemail=st.booleans(),
)
def test_from_the_form_to_the_file_every_answer_stays_the_same(
    keys: tuple[DataFolder, Opener], name: str, phone: str, time: str, topic: Topic, *, voicemail: bool
) -> None:
    folder, opener = keys
    draft = make_draft(
        name=name,
        phone=phone,
        phone_accepted=True,
        best_time=time,
        topic=topic,
        voicemail=voicemail,
        consent=Consent("1", "en"),
    )
    sealed = Sealer(folder.recipients).seal(encode(record_of(draft, PLACE, START, 5.0)))
    record = opener.open(sealed)
    assert record == decode(encode(record))
    items = [Item(HERE, record)]

    entry = json.loads(render(items, "json"))[0]
    assert entry["name"] == clean_name(name)
    assert entry["phone_typed"] == clean_text(phone)
    assert entry["best_time"] == clean_text(time)
    assert (entry["topic"], entry["voicemail"]) == (topic.value, voicemail)

    from_csv = [unguard(cell) for cell in rows_of_csv(render(items, "csv"))[1]]
    from_xlsx = rows_of_xlsx(render(items, "xlsx"))[1]
    assert from_csv == from_xlsx
    assert from_csv[1] == clean_name(name)
    assert from_csv[2] == entry["phone_national"] == record.phone_national
    assert from_csv[4] == clean_text(time)
