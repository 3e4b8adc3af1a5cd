"""The languages to choose from, each in its own words; where there are only two, one button switches instead."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from kiosk.i18n import language, own_name, tr
from kiosk.ui.metrics import GAP, H2
from kiosk.ui.screens.base import Screen, Site
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.choice import Choices
from kiosk.ui.widgets.words import Words
from kiosk.visit.route import Route
from kiosk.visit.visit import Visit

_COLUMN = 240.0  # mm; wider than this the eye has too far to go
_REACH = 0.4  # on a portrait screen the controls stay below this share of the height


class LanguagesScreen(Screen):
    """A large button for each language; a tap switches and leads back."""

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._codes: tuple[str, ...] = ()
        self._title = Words(self, H2, 800)
        self._choices = Choices(self)
        self._more = TouchButton(self, "plain", "forward")
        self._more.hide()
        self._choices.chosen.connect(self._on_chosen)
        self._more.clicked.connect(self._on_more)
        self.retranslate()

    def enter(self, route: Route, visit: Visit) -> None:
        """Offer all languages; the one in force is marked."""
        self._codes = self.site.languages
        chosen = self._codes.index(language()) if language() in self._codes else None
        self._choices.offer([own_name(code) for code in self._codes], chosen)
        self.arrange()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._title.setText(tr("Choose your language"))
        self._more.set_wordings(tr("More choices"), tr("More"), "")

    def title(self) -> str:
        """Return what is asked."""
        return self._title.text()

    def own_buttons(self) -> list[TouchButton]:
        """Offer the other languages where not all fit."""
        return [self._more] if self._choices.pages > 1 else []

    def arrange(self) -> None:
        """Put the languages below the question, which a low window shows in its bar."""
        if self._look is None:
            return
        metrics = self.look.metrics
        self._title.setVisible(not metrics.is_low)
        self._title.size_mm = metrics.title
        self._title.restyle(self.look)
        width = min(self.width(), self.look.px(_COLUMN * metrics.text_scale))
        left = (self.width() - width) // 2
        head = 0 if metrics.is_low else self._title.height_for(width) + self.look.px(GAP * 2)
        top = max(0, self._first_reached() - head) if metrics.is_portrait else 0
        self._title.setGeometry(left, top, width, head)
        self._choices.setGeometry(left, top + head, width, self.height() - top - head)
        self._choices.arrange()

    def _first_reached(self) -> int:
        return int(self.window().height() * _REACH) - self.mapTo(self.window(), QPoint(0, 0)).y()

    def _on_more(self) -> None:
        self._choices.turn()
        self.turned.emit()

    def _on_chosen(self, number: int) -> None:
        self.language_wanted.emit(self._codes[number])
