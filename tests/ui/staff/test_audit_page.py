"""The audit on the screen: a table in words, whether it is whole, and nothing left of it behind the door."""

import threading

import pytest

from kiosk.errors import Fault
from kiosk.ui.staff.audit_table import AuditTable
from kiosk.ui.staff.audit_words import deed_words, verdict_words, when_words, who_words
from kiosk.ui.staff.kiosk_tab import Deed
from tests.support.kiosks import SMALL, TALL, WIDE, Kiosks, Screen
from tests.support.staff import Colleague, make_colleague, make_entry, make_line

# Every deed that a part of the program notes, by `grep -r what= kiosk`.
DEEDS = (
    *(deed.value for deed in Deed),
    *("setup", "in", "out", "lock", "wrong-passphrase", "staff-add", "staff-remove", "passphrase", "pin"),
    *("rekey", "recover", "called", "called-undone", "not-reached", "export", "export-keep", "quarantine"),
    *("sealed-copy", "sealed-copy-done", "erase", "erase-one", "erase-all-done", "change-settings"),
    *("bring-back-settings", "begin-counting", "stop-counting"),
)


def make(make_kiosk: Kiosks, screen: Screen = WIDE, number: int = 3) -> Colleague:
    found = make_colleague(make_kiosk, make_entry(1), screen=screen)
    found.desk.lines = [make_line("called", who=f"person{one}", how_many=1) for one in range(number)]
    found.come_in()
    found.open_tab("This kiosk")
    return found


def read(anna: Colleague) -> None:
    anna.hand.tap("Who did what")
    anna.wait_for_tab()


def table_of(anna: Colleague) -> AuditTable:
    return anna.hand.window.findChildren(AuditTable)[0]


def test_it_says_who_did_what_when_and_that_nothing_was_changed(make_kiosk: Kiosks) -> None:
    anna = make(make_kiosk)
    anna.desk.lines.insert(0, make_line("staff-add", whom="bea"))
    anna.desk.lines.insert(0, make_line("erase", who="kiosk", how_many=12))
    read(anna)
    assert anna.hand.sees("2026-03-01 10:00 · The kiosk · Erased after its time · 12. ")
    assert anna.hand.sees("anna · Added bea. ")
    assert anna.hand.sees("person0 · Marked as called · 1")
    assert anna.hand.sees("5 lines. No line was changed, removed or added.")
    assert anna.hand.sees("Staff: Who did what")


def test_lines_that_were_tampered_with_are_named(make_kiosk: Kiosks) -> None:
    anna = make(make_kiosk)
    anna.desk.bad_lines = [4, 7]
    read(anna)
    assert anna.hand.sees("2 lines were changed, added or torn, or follow a removed one: 4, 7")
    assert not anna.hand.sees("No line was changed")


def test_what_cannot_be_read_is_said(make_kiosk: Kiosks) -> None:
    anna = make(make_kiosk)
    anna.desk.fault = Fault.IO_ERROR
    read(anna)
    assert anna.hand.sees("did not work")


@pytest.mark.parametrize("screen", [WIDE, TALL, SMALL], ids=["wide", "tall", "small"])
def test_ten_thousand_lines_are_turned_by_screenfuls(make_kiosk: Kiosks, screen: Screen) -> None:
    anna = make(make_kiosk, screen, 10_000)
    read(anna)
    assert "Up" not in anna.hand.names()
    seen, last = 0, ""
    for _ in range(3):
        rows = table_of(anna).accessibleDescription().split(". ")
        assert rows[0] != last
        assert f"person{seen} ·" in rows[0]
        seen, last = seen + len(rows), rows[0]
        anna.hand.tap("More")
    anna.hand.tap("Up")
    assert table_of(anna).accessibleDescription().split(". ")[0] == last
    table_of(anna).turn(10_000)
    anna.hand.settle()
    assert "person9999 ·" in table_of(anna).accessibleDescription()
    assert "More" not in anna.hand.names()


def test_reading_keeps_the_way_out_open_and_locking_leaves_nothing(make_kiosk: Kiosks) -> None:
    anna = make(make_kiosk)
    anna.desk.gate = threading.Event()
    anna.hand.tap("Who did what")
    assert anna.hand.sees("Reading…")
    anna.hand.tap("Back to this kiosk")
    assert "Clean the screen" in anna.hand.names()
    anna.desk.gate.set()
    read(anna)
    anna.screen.step_back()
    assert "Clean the screen" in anna.hand.names()
    assert table_of(anna).accessibleDescription() == ""
    read(anna)
    anna.hand.tap("Lock now")
    assert not anna.is_in


@pytest.mark.parametrize("what", DEEDS)
def test_every_deed_has_words(what: str) -> None:
    words = deed_words(make_line(what, whom="bea"))
    assert words != what
    assert words[0].isupper()


def test_words() -> None:
    assert deed_words(make_line("sign-off en/feet 0f0f0f")) == "Signed off the page en/feet"
    assert deed_words(make_line("something-new")) == "something-new"
    assert [who_words(make_line("in", who=who)) for who in ("anna", "unknown")] == ["anna", "Nobody known"]
    assert when_words(make_line("in")) == "2026-03-01 10:00"
    assert verdict_words(0, ()) == ("Nothing has been noted yet.",)
    assert verdict_words(9, range(1, 8))[0].endswith("1, 2, 3, 4, 5 …")
