"""Goes every journey of this folder, and a few that need more than words."""

from pathlib import Path

import pytest

from tests.support.journey import Journey, JourneyError, read_journey, read_journeys, travel
from tests.support.kiosks import Kiosks

JOURNEYS = list(read_journeys(Path(__file__).parent))


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.name.removesuffix(".txt"))
def test_journey(make_kiosk: Kiosks, journey: Journey) -> None:
    travel(make_kiosk, journey)


def test_there_are_journeys() -> None:
    assert len(JOURNEYS) >= 12


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('tap "Touch to start" >\ntap "Treatmints"', r"a.txt:2: tap \"Treatmints\": .*there is .*'Treatments'"),
        ('# remark\n\nsees "Nothing like this"', r"a.txt:3: .*not on the screen; there is .*Touch to start"),
        ('never sees "Touch to start"', r"a.txt:1: .*it is on the screen"),
        ("saved 2", r"a.txt:1: .*0 requests are saved"),
        ("text is large", r"a.txt:1: .*the text is normal"),
        ("colors are dark", r"a.txt:1: .*the colors are light"),
    ],
)
def test_a_journey_that_goes_another_way_says_where_and_what_there_was(
    make_kiosk: Kiosks, text: str, said: str
) -> None:
    with pytest.raises(JourneyError, match=said):
        travel(make_kiosk, read_journey(text, "a.txt"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('tap "Home" > jump', r"a.txt:1: 'jump' is not a step; there is tap"),
        ("screen: round", r"a.txt:1: there is no screen 'round'; there is wide"),
        ("wait 5 hours", r"a.txt:1: 'wait 5 hours' is not a step"),
    ],
)
def test_a_journey_that_cannot_be_read_says_where(text: str, said: str) -> None:
    with pytest.raises(JourneyError, match=said):
        read_journey(text, "a.txt")
