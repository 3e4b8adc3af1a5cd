"""Runs the audit: every case walked through, and at a few screens what has to be tried."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from PySide6.QtCore import QRect

from audit.inspector import Inspector
from audit.ledger import Ledger
from audit.measure import Measure, at_most, verdict
from audit.painted import visible
from audit.probes import measure_answers, measure_focus, measure_motion, measure_page
from audit.ruler import targets
from audit.stage import SCREENS, Case, Stage
from kiosk.i18n import OWN_NAMES, tr
from kiosk.paths import ASSETS, CONTENT
from kiosk.ui.bars import Tools
from kiosk.visit.route import AskCall, BodyMap, GetHelp, Home, ReadPage, Route, Search, ShowTopic, TakeHome
from kiosk.visit.visit import Contrast, TextSize

_FILMS = {".mp4", ".webm", ".ogv", ".avi", ".mov", ".gif", ".mp3", ".wav", ".ogg"}
_LOWER_SHARE, _LOWER_SHARE_UPRIGHT = 0.5, 0.6  # ADA standards 308, access-and-privacy A27 and A28
_TRIED = (SCREENS[0], SCREENS[2], SCREENS[4])


def walk_cases(cases: Iterable[Case]) -> Ledger:
    """Measure cases, one kiosk for all of the same screen and language."""
    ledger = Ledger()
    for (screen, language), group in groupby(cases, key=attrgetter("screen", "language")):
        stage = Stage(screen, language)
        for case in group:
            # Themes change colours and no place: in the others one page of each topic is enough.
            Inspector(stage, case, ledger, is_brief=case.theme is not Contrast.LIGHT).run()
        stage.close()
    return ledger


def try_things() -> Ledger:
    """Try what cannot be seen by looking: motion, focus, answers, lowered buttons, a kiosk without pages."""
    ledger = Ledger()
    for screen in _TRIED:
        _try_on(Stage(screen), ledger)
        empty = Stage(screen, content=Path("no-such-folder"))
        case = Case(screen, "en", TextSize.NORMAL, Contrast.LIGHT)
        inspector = Inspector(empty, case, ledger)
        inspector.look("out of order")
        empty.close()
    films = [path for folder in (CONTENT, ASSETS) for path in folder.rglob("*") if path.suffix.lower() in _FILMS]
    case = Case(SCREENS[0], "en", TextSize.NORMAL, Contrast.LIGHT)
    ledger.note(at_most("film", "content and assets", float(len(films)), 0.0, QRect()), "files", case)
    return ledger


def _try_on(stage: Stage, ledger: Ledger) -> None:
    driver, guide = stage.driver, stage.guide
    case = Case(stage.screen, stage.language, TextSize.NORMAL, Contrast.LIGHT)
    page = next(iter(stage.library.pages))
    ledger.note(measure_motion(stage), "waiting, motion turned off", case)
    routes: tuple[Route, ...] = (Home(), ShowTopic("types"), ReadPage(page), GetHelp(), BodyMap(), Search(), TakeHome())
    for route in (*routes, AskCall()):
        guide.go(route)
        driver.settle()
        state = type(route).__name__
        for measure in (*measure_focus(stage), *measure_answers(stage), measure_motion(stage)):
            ledger.note(measure, state, case)
        guide.go(route)
        driver.settle()
    for name in (tr("Get help now"), tr("Search"), tr("Ask us to call you")):
        guide.go(Home())
        driver.settle()
        ledger.note(measure_page(stage, name), "home", case)
    for measure in _languages(stage):
        ledger.note(measure, "home", case)
    for route in (*routes, AskCall()):
        for measure in _lowered(stage, route):
            ledger.note(measure, type(route).__name__, case)
    stage.close()


def _languages(stage: Stage) -> Iterable[Measure]:
    """Say whether the other languages are offered in their own words, whatever language is in force."""
    stage.guide.go(Home())
    stage.driver.settle()
    for tools in visible(stage.window):
        if isinstance(tools, Tools):
            name = tools.language.accessibleName()
            is_own = bool(name) and name in OWN_NAMES.values()
            yield verdict("language", name, tools.language.geometry(), is_met=is_own)


def _lowered(stage: Stage, route: Route) -> Iterable[Measure]:
    """Measure how far controls stand above the line once the buttons are lowered, where a screen allows it."""
    if not hasattr(type(stage.guide.visit)(), "is_lowered"):
        yield verdict("lowered", "not built", QRect(), is_met=False)
        return
    if not getattr(stage.window, "can_lower", True):
        return
    stage.guide.go(route)
    stage.dress(TextSize.NORMAL, Contrast.LIGHT, is_lowered=True)
    height = stage.window.height()
    share = _LOWER_SHARE_UPRIGHT if height > stage.window.width() else _LOWER_SHARE
    for target in targets(stage.window):
        above = max(0.0, height * (1 - share) - target.rect.top()) * stage.screen.mm_per_px
        yield at_most("lowered", target.name, above, 0.0, target.rect, slack=1.0)
    stage.dress(TextSize.NORMAL, Contrast.LIGHT)
