"""What people read, on the screen: figures beside the bars, and an end of counting that is asked for twice."""

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.settings import load
from kiosk.usage import FORMS_BEGUN, HELP, LANGUAGE, PAGE, TEXT_SIZE, VISITS
from kiosk.usage_file import Row
from tests.support.fakes import START
from tests.support.kiosks import Kiosks
from tests.support.staff import Colleague, make_colleague

YESTERDAY = START.date() - timedelta(days=1)


@pytest.fixture
def anna(make_kiosk: Kiosks, tmp_path: Path) -> Colleague:
    found = make_colleague(make_kiosk)
    found.desk.house.file = tmp_path / "settings.toml"
    found.desk.house.rows = (Row(YESTERDAY, VISITS, "", 17), Row(YESTERDAY, PAGE, "gone-page", 9))
    found.come_in()
    found.open_tab("What people read")
    return found


def test_bars_say_their_figures(anna: Colleague) -> None:
    assert anna.hand.sees(": 17")
    anna.hand.tap("By page")
    assert anna.hand.sees("gone-page: 9")
    anna.hand.tap("Last 30 days")
    anna.hand.tap("Visits by day")
    assert anna.hand.sees("March 2026: 17")


def test_pages_that_nobody_reads_stand_below_those_that_are_read(anna: Colleague) -> None:
    anna.hand.tap("By page")
    assert anna.hand.sees("Never read")
    assert anna.hand.sees("Medicines")


def test_everything_else_that_is_counted_has_its_words(anna: Colleague) -> None:
    things = ((VISITS, ""), (FORMS_BEGUN, ""), (LANGUAGE, "es"), (TEXT_SIZE, "largest"), (HELP, "urgent"))
    anna.desk.house.rows = [Row(YESTERDAY, what, name, 5 + number) for number, (what, name) in enumerate(things)]
    anna.open_tab("Settings")
    anna.open_tab("What people read")
    anna.hand.tap("In all")
    for line in (
        "Visits: 5",
        "Forms begun: 6",
        "Visits in Español: 7",
        "Visits with the largest text: 8",
        "Help now opened: 9",
        "Searches without a result: 0",
    ):
        assert anna.hand.sees(line)


def test_counting_ends_after_two_questions_alone(anna: Colleague) -> None:
    house = anna.desk.house
    anna.hand.tap("By page")
    anna.hand.tap("Stop counting and erase all counts")
    anna.hand.tap("Yes, stop")
    anna.hand.tap("No, go back")
    assert house.rows
    anna.hand.tap("Stop counting and erase all counts")
    anna.hand.tap("Yes, stop")
    anna.hand.tap("Yes, erase")
    anna.wait_for_tab()
    assert house.rows == ()
    assert house.file is not None
    assert not load(house.file)[0].usage.enabled
    assert anna.desk.noted == ["stop-counting"]
    anna.hand.tap("Counting is off. Count again")
    anna.wait_for_tab()
    assert load(house.file)[0].usage.enabled


def test_the_table_goes_to_a_drive(anna: Colleague) -> None:
    anna.hand.tap("By page")
    anna.hand.tap("Save all counts as a table (CSV)")
    anna.wait_for_tab()
    anna.hand.tap("Write the file")
    anna.wait_for_tab()
    assert anna.desk.house.saved == ["STICK/kiosk-counts.csv"]
