"""The links of a page's text as parts for the keyboard and for assistive technology, each where it is shown."""

from typing import Protocol, cast

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.steady import Target
from kiosk.ui.widgets import page_links
from kiosk.ui.widgets.part import Parts


class _View(Protocol):
    """The text's side."""

    def document(self) -> QTextDocument:
        """Return the text."""
        ...

    def shown_links(self) -> list[tuple[str, QRect]]:
        """Return the links that are shown and where, a link over two lines twice."""
        ...

    def target(self, href: str) -> Target:
        """Return what a tap on the link `href` is meant for."""
        ...


class LinkParts(QObject):
    """Follows a page view; looking for the links takes some time on a long page, so it is done when it is asked for."""

    def __init__(self, view: QWidget, ground: QWidget) -> None:
        super().__init__(view)
        self._window = view.window
        self._view = cast("_View", view)
        self._parts = Parts(ground)
        self._is_old = False

    def grow_old(self) -> None:
        """Learn that the text has moved; where somebody follows the links they are placed anew soon."""
        if self._is_old:
            return
        self._is_old = True
        if QAccessible.isActive() or self._window().property("keyboardUsed"):
            QTimer.singleShot(0, self, self.show)

    def show(self) -> None:
        """Place the parts, if the text has moved since."""
        if not self._is_old:
            return
        self._is_old = False
        places: dict[str, list[QRect]] = {}
        for href, rect in self._view.shown_links():
            places.setdefault(href, []).append(rect)
        document = self._view.document()
        self._parts.show(
            [
                (page_links.words(document, href), _about(href), self._view.target(href), rects)
                for href, rects in places.items()
            ]
        )


def _about(href: str) -> str:
    """Return what a link does, where its words alone do not say it."""
    if href.startswith(page_links.TERM):
        return tr("Explains this word")
    return tr("Opens this page") if href.startswith(page_links.PAGE) else ""
