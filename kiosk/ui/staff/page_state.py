"""One page as it stands in a language: who has checked it, what is wrong with it, and what can be done."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.content.model import Problem
from kiosk.i18n import OWN_NAMES, tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP, TARGET
from kiosk.ui.staff.page_words import paragraphs_of, problems_of
from kiosk.ui.staff.sheet import Paragraph, Sheet
from kiosk.ui.staff.turned import Turners
from kiosk.ui.staff.views import PageView, StateView
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.layout import place_apart, shorten_in_turn, shorten_to_fit
from kiosk.ui.widgets.pane import Pane


class PageStatePage(Pane):
    """A button for each language above what is said, and the deeds below."""

    left = Signal()
    read_wanted = Signal(object)  # a StateView with a page
    sign_wanted = Signal(object)

    def __init__(self, parent: QWidget, languages: Sequence[str]) -> None:
        super().__init__(parent)
        self._row: PageView | None = None
        self._general: Sequence[Problem] = ()
        self._today = date.min
        self.language = languages[0] if languages else ""
        self._languages = {code: TouchButton(self) for code in languages}
        self._sheet = Sheet(self)
        self._turners = Turners(self, self._sheet)
        self._back = TouchButton(self, "plain", "back")
        self._read = TouchButton(self, "plain", "book")
        self._sign = TouchButton(self, "main", "check")
        for code, button in self._languages.items():
            button.clicked.connect(partial(self._choose, code))
        self._back.clicked.connect(self.left)
        self._read.clicked.connect(self._on_read)
        self._sign.clicked.connect(self._on_sign)

    @property
    def state(self) -> StateView | None:
        """The page in the language that is chosen."""
        return self._row.states.get(self.language) if self._row is not None else None

    def show_page(self, row: PageView, today: date) -> None:
        """Show a page."""
        self._row, self._general, self._today = row, (), today
        if self.language not in row.states:
            self.language = next(iter(row.states), self.language)
        self._say()

    def show_general(self, problems: Sequence[Problem]) -> None:
        """Show what the check finds that belongs to no page."""
        self._row, self._general = None, problems
        self._say()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._say()

    def restyle(self, look: Look) -> None:
        """Take the look; the buttons grow little."""
        self._look = look
        self._sheet.restyle(look)
        for button in self._buttons():
            button.restyle(look.for_frame)
        self.arrange()

    def arrange(self) -> None:
        """Put languages, words and deeds below each other."""
        look = self._look
        if look is None or self.width() < look.px(TARGET):
            return
        gap, target = look.px(GAP), look.px(TARGET)
        languages = [button for button in self._languages.values() if not button.isHidden()]
        turning = self._turners.buttons
        widths = shorten_in_turn([*languages, *turning], [*turning, *languages], self.width(), gap)
        place_apart(languages, turning, widths, QRect(0, 0, self.width(), target), gap)
        top = self.height() - target
        deeds = [button for button in (self._read, self._sign) if not button.isHidden()]
        widths = shorten_to_fit([self._back, *deeds], self.width(), gap)
        place_apart([self._back], deeds, widths, QRect(0, top, self.width(), target), gap)
        self._sheet.setGeometry(0, target + gap * 2, self.width(), top - target - gap * 4)

    def _say(self) -> None:
        self._turners.retranslate()
        self._back.set_wordings(tr("Back to the pages"), tr("Back"), "")
        self._read.set_wordings(tr("Read it as a visitor would"), tr("Read it"))
        self._sign.set_wordings(tr("I have checked this page"), tr("I have checked it"), tr("Checked"))
        for code, button in self._languages.items():
            button.set_wordings(OWN_NAMES.get(code, code))
            button.set_kind("primary-current" if code == self.language else "plain")
            button.setAccessibleDescription(tr("Chosen") if code == self.language else "")
            button.setVisible(self._row is not None and code in self._row.states)
        state = self.state
        has_page = state is not None and state.page is not None
        self._read.setVisible(has_page)
        self._sign.setVisible(has_page)
        if state is not None and self._row is not None:
            title = state.page.title if state.page is not None else self._row.title
            self._sheet.show_paragraphs([Paragraph(title, is_title=True), *paragraphs_of(state, self._today)])
        else:
            title = tr("What belongs to no single page")
            self._sheet.show_paragraphs([Paragraph(title, is_title=True), *problems_of(self._general)])
        self.arrange()

    def _buttons(self) -> list[TouchButton]:
        return [*self._languages.values(), *self._turners.buttons, self._back, self._read, self._sign]

    def _choose(self, code: str) -> None:
        self.language = code
        self._say()

    def _on_read(self) -> None:
        self.read_wanted.emit(self.state)

    def _on_sign(self) -> None:
        self.sign_wanted.emit(self.state)
