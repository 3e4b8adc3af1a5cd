"""The staff's tabs in their order, imported when the door opens; a new one is one line more."""

from importlib import import_module

from PySide6.QtWidgets import QWidget

from kiosk.ui.staff.tab import Room, Tab

TABS = (
    ("kiosk.ui.staff.requests_tab", "RequestsTab"),
    ("kiosk.ui.staff.pages_tab", "PagesTab"),
    ("kiosk.ui.staff.people_tab", "PeopleTab"),
    ("kiosk.ui.staff.usage_tab", "UsageTab"),
    ("kiosk.ui.staff.health_tab", "HealthTab"),
    ("kiosk.ui.staff.settings_tab", "SettingsTab"),
    ("kiosk.ui.staff.kiosk_tab", "KioskTab"),
)


def make_tabs(room: Room, parent: QWidget) -> list[Tab]:
    """Return all tabs, hidden."""
    made: list[Tab] = []
    for module, name in TABS:
        kind: type[Tab] = getattr(import_module(module), name)
        tab = kind(room, parent)
        tab.hide()
        made.append(tab)
    return made
