"""What makes the kiosk easier for this visitor: each setting a large row that says what it does and how it stands."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kiosk.i18n import OWN_NAMES, language, tr
from kiosk.ui.metrics import BODY
from kiosk.ui.screens.base import Screen, Site
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.icon_row import Setting
from kiosk.ui.widgets.titled_grid import TitledGrid
from kiosk.visit.route import ButtonHelp, Route
from kiosk.visit.visit import Contrast, TextSize, Visit

_EASY = 34.0  # mm: as high as a row gets


class EaseScreen(Screen):
    """Changes the settings of a visit; they are in force at once and die with the visit."""

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._visit: Visit | None = None
        self._grid = TitledGrid(self, _EASY, BODY)
        self._text = self._setting("text-size", self._on_text)
        self._contrast = self._setting("contrast", self._on_contrast)
        self._language = self._setting("language", self._on_language)
        self._time = self._setting("clock", self._on_time)
        self._lower = self._setting("lower", self._on_lower)
        self._hand = self._setting("hand", self._on_hand)
        self._explain = TouchButton(self, "plain", "question")
        self._explain.hide()
        self._explain.clicked.connect(self._on_explain)
        self._grid.changed.connect(self.frame_changed)
        self.retranslate()

    def enter(self, route: Route, visit: Visit) -> None:
        """Show how the settings of `visit` stand."""
        is_new = visit is not self._visit
        self._visit = visit
        shown = [self._text, self._contrast, self._time, self._lower, self._hand]
        if len(self.site.languages) > 1:
            shown.insert(2, self._language)
        if not self.site.can_lower:
            shown.remove(self._lower)
        self._grid.show_cells([self._text, self._contrast, self._language, self._time, self._lower, self._hand], shown)
        if is_new:
            self._grid.show_first()
        self._tell()

    def wipe(self) -> None:
        """Forget the visit."""
        self._visit = None
        self._tell()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._explain.set_wordings(tr("What do the buttons do?"), tr("The buttons"), "")
        self._grid.retranslate()
        self._grid.set_words(tr("Make it easier"), tr("Tap what you want to change. It lasts until you finish."))
        self._tell()

    def title(self) -> str:
        """Return the screen's name."""
        return tr("Make it easier")

    def own_buttons(self) -> list[TouchButton]:
        """Offer the other settings where not all fit, and what the buttons do."""
        return [*self._grid.own_buttons(), self._explain]

    def arrange(self) -> None:
        """Fill the screen."""
        self._grid.setGeometry(self.rect())

    def _setting(self, icon: str, do: Callable[[], None]) -> Setting:
        setting = Setting(self._grid.grid, icon)
        setting.clicked.connect(do)
        return setting

    def _tell(self) -> None:
        visit = self._visit or Visit()
        sizes = (tr("Normal"), tr("Large"), tr("Largest"))
        self._text.show_setting(
            tr("Text size"), tr("Larger letters on every page."), sizes, list(TextSize).index(visit.text_size)
        )
        colors = (tr("Light"), tr("Dark"), tr("High contrast"))
        self._contrast.show_setting(
            tr("Colors"), tr("Dark, or very strong colors."), colors, list(Contrast).index(visit.contrast)
        )
        names = tuple(OWN_NAMES.get(code, code) for code in self.site.languages) or ("",)
        number = self.site.languages.index(language()) if language() in self.site.languages else 0
        self._language.show_setting(tr("Language"), tr("All pages and buttons."), names, number)
        switch = (tr("Off"), tr("On"))
        self._time.show_setting(
            tr("More time"), tr("The screen waits twice as long for you."), switch, int(visit.time_factor > 1)
        )
        self._lower.show_setting(
            tr("Lower the buttons"), tr("All buttons come down to where you reach them."), switch, int(visit.is_lowered)
        )
        hands = (tr("Right"), tr("Left"))
        self._hand.show_setting(
            tr("Your hand"), tr("Puts the buttons below on the other side."), hands, int(visit.is_left_handed)
        )
        self._grid.arrange()

    def _adjust(self) -> None:
        self._tell()
        self.adjusted.emit()

    def _on_text(self) -> None:
        if self._visit is not None:
            self._visit.next_text_size()
            self._adjust()

    def _on_contrast(self) -> None:
        if self._visit is not None:
            self._visit.next_contrast()
            self._adjust()

    def _on_language(self) -> None:
        codes = self.site.languages
        if language() in codes:
            self.language_wanted.emit(codes[(codes.index(language()) + 1) % len(codes)])

    def _on_time(self) -> None:
        if self._visit is not None:
            self._visit.toggle_time()
            self._adjust()

    def _on_lower(self) -> None:
        if self._visit is not None:
            self._visit.is_lowered = not self._visit.is_lowered
            self._adjust()

    def _on_hand(self) -> None:
        if self._visit is not None:
            self._visit.is_left_handed = not self._visit.is_left_handed
            self._adjust()

    def _on_explain(self) -> None:
        self.wants.emit(ButtonHelp())
