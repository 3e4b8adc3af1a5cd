"""The screens in few looks, in which every two of screen, language, text size and theme meet: the rules that hold."""

import logging
from collections.abc import Iterator

import pytest

from audit.inspector import Inspector
from audit.ledger import Ledger
from audit.stage import Case, Stage, all_cases, covering_cases
from audit.walk import Walk
from kiosk.i18n import set_language
from kiosk.visit.route import BodyMap, GetHelp, Home, ReadPage, Search, ShowTopic

LANGUAGES = ("en", "es")

# `make audit` walks through everything and names what breaks a rule; these hold everywhere, and stay so.
HOLD = {"target", "tile", "key", "css", "edge", "gap", "cut", "style", "name", "bars", "measure", "whole", "link"}
HOLD |= {"sideways", "border", "icon", "high", "cap normal", "text contrast"}


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.ERROR)
    yield
    set_language("en")


def pairs(cases: list[Case]) -> set[tuple[str, str]]:
    """Return every two things that meet in `cases`."""
    found = set()
    for case in cases:
        parts = (str(case.screen), case.language, case.text.name, case.theme.value)
        found |= {(one, other) for one in parts for other in parts if one < other}
    return found


def test_few_looks_hold_every_pair() -> None:
    few, every = covering_cases(LANGUAGES), list(all_cases(LANGUAGES))

    assert pairs(few) == pairs(every)
    assert len(few) * 4 < len(every)


@pytest.mark.parametrize("case", covering_cases(LANGUAGES), ids=str)
def test_the_main_screens_keep_the_rules(qapp: object, case: Case) -> None:
    ledger = Ledger()
    stage = Stage(case.screen, case.language)
    inspector = Inspector(stage, case, ledger)
    walk = Walk(stage, case.text, case.theme, inspector.look)
    walk.begin()
    page = next(iter(stage.library.pages))
    for route in (ShowTopic("types"), ReadPage(page), GetHelp(), BodyMap(), Search(), Home()):
        stage.guide.go(route)
        stage.driver.settle()
        inspector.look(type(route).__name__)
    stage.close()

    assert {rule: faults for rule, faults in ledger.faults.items() if rule in HOLD} == {}
    assert ledger.worst.keys() >= {"target", "gap", "cut", "border", "bars"}
