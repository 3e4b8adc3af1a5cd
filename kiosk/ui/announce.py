"""Says to assistive technology what sighted visitors see for themselves: another page, an error, a count."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(control: QWidget, words: str, *, is_urgent: bool = False) -> None:
    """Let a screen reader say `words`, at once where they are urgent, else when it is free."""
    if not words or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(control, words)
    if is_urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
