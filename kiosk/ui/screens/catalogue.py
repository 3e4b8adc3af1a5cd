"""Which screen class shows what; imported one by one, so that the first paint waits for the first screen alone."""

from importlib import import_module
from typing import TYPE_CHECKING

from kiosk.ui.screens.base import Screen
from kiosk.visit.route import (
    AskCall,
    Attract,
    BodyMap,
    ButtonHelp,
    Calibrate,
    Called,
    Ease,
    GetHelp,
    Home,
    Languages,
    ReadPage,
    Recall,
    Route,
    Search,
    Setup,
    ShowTopic,
    Staff,
    TakeHome,
    Thanks,
)

if TYPE_CHECKING:
    from kiosk.content.model import Library

SCREENS = {
    "attract": ("kiosk.ui.screens.attract", "Attract"),
    "home": ("kiosk.ui.screens.home", "Home"),
    "topic": ("kiosk.ui.screens.topic", "TopicScreen"),
    "steps": ("kiosk.ui.screens.steps", "Steps"),
    "urgent": ("kiosk.ui.screens.urgent", "Urgent"),
    "body-map": ("kiosk.ui.screens.body_map", "BodyMapScreen"),
    "search": ("kiosk.ui.screens.search", "SearchScreen"),
    "languages": ("kiosk.ui.screens.languages", "LanguagesScreen"),
    "questions": ("kiosk.ui.screens.questions", "QuestionsScreen"),
    "take-home": ("kiosk.ui.screens.take_home", "TakeHomeScreen"),
    "called": ("kiosk.ui.screens.called", "CalledScreen"),
    "recall": ("kiosk.ui.screens.recall", "RecallScreen"),
    "ease": ("kiosk.ui.screens.ease", "EaseScreen"),
    "button-help": ("kiosk.ui.screens.button_help", "ButtonHelpScreen"),
    "callback": ("kiosk.ui.screens.callback", "Callback"),
    "thanks": ("kiosk.ui.screens.thanks", "ThanksScreen"),
    "calibrate": ("kiosk.ui.screens.calibrate", "CalibrateScreen"),
    "setup": ("kiosk.ui.setup.screen", "SetupScreen"),
    "staff": ("kiosk.ui.staff.screen", "StaffScreen"),
    "out-of-order": ("kiosk.ui.screens.out_of_order", "OutOfOrder"),
}

_KINDS = {
    Attract: "attract",
    Home: "home",
    Languages: "languages",
    ShowTopic: "topic",
    GetHelp: "urgent",
    BodyMap: "body-map",
    Search: "search",
    Ease: "ease",
    ButtonHelp: "button-help",
    TakeHome: "take-home",
    AskCall: "callback",
    Thanks: "thanks",
    Recall: "recall",
    Called: "called",
    Calibrate: "calibrate",
    Setup: "setup",
    Staff: "staff",
}
_PAGE_KINDS = {"steps": "steps", "urgent": "urgent", "questions": "questions"}  # the others are read beside their topic


def kind_of(route: Route, library: "Library") -> str:
    """Return the kind of screen for `route`; a page or topic that has gone meanwhile leads home."""
    if library.is_empty and not isinstance(route, Staff | Setup | Calibrate):
        return "out-of-order"
    page = library.page(route.page) if isinstance(route, ReadPage | TakeHome) else None
    is_gone = (
        (isinstance(route, ShowTopic) and library.topic(route.topic) is None)
        or (isinstance(route, ReadPage | TakeHome) and bool(route.page) and page is None)
        or (isinstance(route, BodyMap) and not library.body_map)
    )
    if is_gone:
        return "home"
    if isinstance(route, ReadPage):
        return _PAGE_KINDS.get(page.kind, "topic") if page is not None else "home"
    return _KINDS[type(route)]


def screen_class(kind: str) -> type[Screen]:
    """Return the class of a kind of screen."""
    module, name = SCREENS[kind]
    found: type[Screen] = getattr(import_module(module), name)
    return found
