"""Settings on the screen: what is tapped and typed stands in the file, and what cannot be is said."""

from pathlib import Path

import pytest

from kiosk.i18n import OWN_NAMES
from kiosk.settings import load
from tests.support.kiosks import Kiosks
from tests.support.staff import Colleague, make_colleague


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "settings.toml"
    path.write_text('# by hand\n[clinic]\nname = "Test Clinic"\n', encoding="utf-8")
    return path


@pytest.fixture
def anna(make_kiosk: Kiosks, file: Path) -> Colleague:
    found = make_colleague(make_kiosk)
    found.desk.house.file = file
    found.come_in()
    found.open_tab("Settings")
    return found


def find(anna: Colleague, name: str) -> None:
    while name not in anna.hand.names():
        anna.hand.tap("More")
    anna.hand.tap(name)


def test_a_text_is_typed_and_saved_and_can_be_taken_back(anna: Colleague, file: Path) -> None:
    find(anna, "Name of the clinic")
    anna.hand.type(" west")
    anna.hand.tap("Save")
    anna.wait_for_tab()
    assert load(file)[0].clinic.name == "Test Clinic west"
    assert "# by hand" in file.read_text(encoding="utf-8")
    assert anna.hand.sees("It holds from the next start of the kiosk program.")
    assert anna.desk.noted == ["change-settings"]
    anna.hand.tap("Take the last good settings again")
    anna.wait_for_tab()
    assert load(file)[0].clinic.name == "Test Clinic"


def test_a_text_is_no_longer_than_it_may_be(anna: Colleague, file: Path) -> None:
    find(anna, "Country for telephone numbers")
    anna.hand.type("x")
    anna.hand.tap("Save")
    anna.wait_for_tab()
    assert load(file)[0].clinic.region == "US"


def test_a_number_is_counted_up_and_down(anna: Colleague, file: Path) -> None:
    find(anna, "Keep requests that are done")
    for name in ("10 more", "1 less"):
        anna.hand.tap(name)
    anna.hand.tap("Save")
    anna.wait_for_tab()
    assert load(file)[0].requests.keep_days == 39


def test_yes_or_no_is_one_tap(anna: Colleague, file: Path) -> None:
    find(anna, "Show only pages that are signed off")
    anna.hand.tap("Yes")
    anna.wait_for_tab()
    assert load(file)[0].pages.require_sign_off


def test_only_languages_that_have_pages_are_offered(anna: Colleague) -> None:
    find(anna, "First language")
    names = anna.hand.names()
    assert names.count("English") == 1
    assert names.count("Español") == 2  # in the bar as well
    assert not {"More", *OWN_NAMES.values()} & set(names) - {"English", "Español"}


def test_one_of_several_texts_is_changed(anna: Colleague, file: Path) -> None:
    find(anna, "Times to choose from")
    anna.hand.tap("Midday")
    anna.hand.type(" xqz")
    anna.hand.tap("Save")
    anna.wait_for_tab()
    assert load(file)[0].callback.times[1] == "Midday xqz"


def test_topics_are_chosen_one_by_one_and_the_last_one_stays(anna: Colleague, file: Path) -> None:
    find(anna, "Topics to choose from")
    for topic in ("Billing", "A question", "Something else"):
        find(anna, topic)
        anna.wait_for_tab()
    assert load(file)[0].callback.topics == ("book",)
    find(anna, "Book a visit")
    anna.wait_for_tab()
    assert anna.hand.sees("One topic must stay.")
    find(anna, "Billing")
    anna.wait_for_tab()
    assert load(file)[0].callback.topics == ("book", "billing")
