"""Get help now: the signs, and whom to call; it never asks and never judges."""

from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.screens.base import Screen, Site
from kiosk.ui.widgets.article import Article, clinic_values
from kiosk.ui.widgets.button import TouchButton
from kiosk.visit.route import Route
from kiosk.visit.visit import Visit


class Urgent(Screen):
    """Shows the page of kind "urgent"; without one, the one sentence that matters."""

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._article = Article(self)
        self._article.wants.connect(self.wants)
        self._article.read_on.changed.connect(self.frame_changed)

    def enter(self, route: Route, visit: Visit) -> None:
        """Show the page."""
        if (page := self.site.library.urgent) is not None:
            visit.pages_read.add(page.id)
        self._show()

    def wipe(self) -> None:
        """Go back to the start of the page."""
        self._article.wipe()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._article.retranslate()

    def title(self) -> str:
        """Return the page's title."""
        page = self.site.library.urgent
        return page.short if page else tr("Get help now")

    def own_buttons(self) -> list[TouchButton]:
        """Offer to read on where the card has no room for it."""
        return self._article.read_on.bar_buttons([])

    def arrange(self) -> None:
        """Fill the screen with the page."""
        self._article.setGeometry(self.rect())

    def _show(self) -> None:
        page = self.site.library.urgent
        if page is not None:
            self._article.show_page(page, self.site.library, clinic_values(self.site.settings.clinic), "urgent")
            return
        sentence = tr("In this room, tell the front desk now. Anywhere else, call 911.")
        self._article.show_sentence(tr("Get help now"), sentence, "urgent")
