"""One card, green or red, with what is to be looked at first."""

from pathlib import Path

from kiosk.health import Finding, Level
from kiosk.paths import DataFolder
from kiosk.staff.health_card import Card, health_card
from tests.support.fakes import FakeClock
from tests.support.pages import make_content
from tests.support.requests import make_folder

WELL = Finding("disk", Level.OK, "There is room.")
LOOK = Finding("voice", Level.WARN, "No voice.")
BROKEN = Finding("keys", Level.BAD, "No keys.")


def test_the_card_is_red_only_when_the_kiosk_cannot_work() -> None:
    assert (Card((WELL,)).level, Card((WELL,)).is_well) == (Level.OK, True)
    assert (Card((WELL, LOOK)).level, Card((WELL, LOOK)).is_well) == (Level.WARN, True)
    assert (Card((LOOK, BROKEN)).level, Card((LOOK, BROKEN)).is_well) == (Level.BAD, False)
    assert Card((LOOK, WELL, BROKEN)).to_look_at == (BROKEN, LOOK)


def test_everything_that_needs_no_screen_is_on_it(tmp_path: Path) -> None:
    data: DataFolder = make_folder(tmp_path)
    content = make_content(tmp_path)
    card = health_card(data, data.settings, content, FakeClock(), [LOOK])
    names = [finding.name for finding in card.findings]
    assert names[-1] == "voice"
    assert {"disk", "settings", "clock", "version", "keys", "requests", "pages"} <= set(names)
