"""A bare PySide6 window with one label, fullscreen: what the kiosk's start is compared with."""

import sys

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel


class Window(QLabel):
    """Says "ready" on the standard error output after its first paint, as the kiosk's log does."""

    is_painted = False

    def event(self, event: QEvent) -> bool:
        """Handle the event, and tell of the first paint."""
        handled = super().event(event)
        if event.type() == QEvent.Type.Paint and not self.is_painted:
            self.is_painted = True
            print("ready", file=sys.stderr, flush=True)
        return handled


if __name__ == "__main__":
    application = QApplication([])
    window = Window("One label")
    window.setGeometry(application.primaryScreen().geometry())
    window.show()
    raise SystemExit(application.exec())
