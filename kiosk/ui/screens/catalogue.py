"""Which screen class shows what; imported one by one, so that the first paint waits for the first screen alone."""

from importlib import import_module

from kiosk.ui.screens.base import Screen

SCREENS = {
    "attract": ("kiosk.ui.screens.attract", "Attract"),
    "home": ("kiosk.ui.screens.home", "Home"),
    "topic": ("kiosk.ui.screens.topic", "TopicScreen"),
    "steps": ("kiosk.ui.screens.steps", "Steps"),
    "urgent": ("kiosk.ui.screens.urgent", "Urgent"),
    "callback": ("kiosk.ui.screens.callback", "Callback"),
    "thanks": ("kiosk.ui.screens.thanks", "ThanksScreen"),
    "out-of-order": ("kiosk.ui.screens.out_of_order", "OutOfOrder"),
}


def screen_class(kind: str) -> type[Screen]:
    """Return the class of a kind of screen."""
    module, name = SCREENS[kind]
    found: type[Screen] = getattr(import_module(module), name)
    return found
