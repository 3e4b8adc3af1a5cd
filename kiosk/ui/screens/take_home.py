"""Taking it home: a page or the visitor's questions in large print, as a code for the phone, and on paper."""

from functools import partial

from PySide6.QtWidgets import QWidget

from kiosk.content.leaflet import Leaflet, page_leaflet, questions_leaflet
from kiosk.i18n import tr
from kiosk.ui.metrics import GAP
from kiosk.ui.printing import Press, Printed, Sheet, named_printer
from kiosk.ui.screens.base import Screen, Site
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.code_panel import CodePanel
from kiosk.ui.widgets.leaflet_view import LeafletView
from kiosk.ui.widgets.own_list import OwnList
from kiosk.visit.route import ReadPage, Route, TakeHome
from kiosk.visit.visit import Visit

_CODE_SHARE = 0.46  # of the width; on a portrait screen of the height
_NOTHING = Leaflet("", ())


class TakeHomeScreen(Screen):
    """Shows what is taken home; nothing of it is kept when the visit ends."""

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self.press = Press(partial(named_printer, site.settings.printing.printer), self)
        self._route: TakeHome | None = None
        self._visit: Visit | None = None
        self._leaflet = _NOTHING
        self._is_printing = False
        self._printed: Printed | None = None
        self._view = LeafletView(self)
        self._code = CodePanel(self)
        self._list = OwnList(self)
        self._is_changing = False
        self._next = TouchButton(self, "main", "qr")
        self._print = TouchButton(self, "quiet", "print")
        self._change = TouchButton(self, "quiet", "edit")
        self._choose = TouchButton(self, "main", "list")
        self._called = TouchButton(self, "quiet", "called")
        for button in (self._next, self._print, self._change, self._choose, self._called):
            button.hide()
        self._next.clicked.connect(self._on_next)
        self._print.clicked.connect(self._on_print)
        self._change.clicked.connect(self._on_change)
        self._choose.clicked.connect(self._on_choose)
        self._called.clicked.connect(self.called_away)
        self.press.done.connect(self._on_printed)
        self._list.done.connect(self._on_list_done)
        self._list.changed.connect(self.frame_changed)
        self._view.read_on.changed.connect(self.frame_changed)

    def enter(self, route: Route, visit: Visit) -> None:
        """Show what `route` names: a page, or the visitor's own questions."""
        if route != self._route or visit is not self._visit:
            self._forget()
        self._route = route if isinstance(route, TakeHome) else None
        self._visit = visit
        if self._is_changing:
            self._list.show_words(self.site.library)
        self._show()

    def leave(self) -> None:
        """Rest; the next time begins with what is taken home."""
        self._forget()

    def wipe(self) -> None:
        """Forget what was taken home."""
        self._forget()
        self._route = self._visit = None
        self._leaflet = _NOTHING

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._view.retranslate()
        self._list.retranslate()
        self._name_next()
        self._print.set_wordings(tr("Print"), "")
        self._change.set_wordings(tr("Change my list"), tr("Change"), "")
        self._choose.set_wordings(tr("Choose questions"), tr("Choose"))
        self._called.set_wordings(tr("I am being called"), tr("Called"), "")

    def title(self) -> str:
        """Return what is taken home."""
        return tr("My questions") if self._is_own else self._leaflet.title

    def step_back(self) -> bool:
        """Leave the list for the code."""
        if self._is_changing:
            self._on_list_done()
            return True
        return False

    def own_buttons(self) -> list[TouchButton]:
        """Offer to read on, the next code, paper, and the way to the list."""
        if self._is_changing:
            return self._list.own_buttons()
        offers = [(self._next, len(self._code.codes) > 1)]
        if self._view.is_read or not self.look.metrics.is_low:  # else the bar has no room for more than the way on
            has_points = bool(self._leaflet.points)
            offers += [
                (self._print, has_points and bool(self.site.settings.printing.printer)),
                (self._change, has_points and self._is_own),
                (self._choose, not has_points and self._questions_page() is not None),
                (self._called, not self._is_own),
            ]
        return [*self._view.read_on.bar_buttons([]), *(button for button, is_offered in offers if is_offered)]

    def arrange(self) -> None:
        """Put text and code beside each other, on a portrait screen below each other."""
        if self._look is None:
            return
        self._list.setVisible(self._is_changing)
        self._list.setGeometry(self.rect())
        self._view.setVisible(not self._is_changing)
        if self._is_changing:
            self._code.hide()
            return
        gap = self.look.px(GAP * 2)
        width, height = self.width(), self.height()
        if self.look.metrics.is_portrait:
            size = self._code.fit(width, round(height * _CODE_SHARE), is_beside=True)
            top = height - size.height()
            self._code.setGeometry(0, top, size.width(), size.height())
            self._view.setGeometry(0, 0, width, top - gap if size.height() else height)
        else:
            size = self._code.fit(round(width * _CODE_SHARE), height, is_beside=False)
            left = width - size.width()
            self._code.setGeometry(left, (height - size.height()) // 2, size.width(), size.height())
            self._view.setGeometry(0, 0, left - gap if size.width() else width, height)
        self._tell()

    # Inside.

    @property
    def _is_own(self) -> bool:
        return self._route is not None and not self._route.page

    def _show(self) -> None:
        """Take the words of the library as it is now."""
        self._leaflet = self._make_leaflet()
        self._code.show_text(self._leaflet.text if self._leaflet.points else "", self._leaflet.address)
        self.arrange()
        self.frame_changed.emit()

    def _make_leaflet(self) -> Leaflet:
        settings, library = self.site.settings, self.site.library
        if self._route is None or self._visit is None:
            return _NOTHING
        if self._route.page:
            page = library.page(self._route.page)
            return page_leaflet(page, settings.clinic, settings.pages.site_url) if page is not None else _NOTHING
        asked = [library.question(*key) for key in self._visit.questions]
        return questions_leaflet([question for question in asked if question is not None], settings.clinic)

    def _tell(self) -> None:
        """Show the text; ahead of it the sentence on the code where it does not stand beside that, and any news."""
        self._name_next()
        if self._is_own and not self._leaflet.points:
            self._view.show_leaflet(self._leaflet, news=tr("You have not chosen any questions yet."))
        elif self._code.codes and not self._code.says:
            self._view.show_leaflet(self._leaflet, self._code.request(), self._code.promise(), self._news())
        else:
            self._view.show_leaflet(self._leaflet, news=self._news())

    def _name_next(self) -> None:
        following = self._code.number % max(1, len(self._code.codes)) + 1
        self._next.set_wordings(tr("Next code"), tr("Code {number}").format(number=following), str(following))

    def _news(self) -> str:
        if self._is_printing:
            return tr("One moment, please. It is being sent to the printer.")
        if self._printed is None:
            return ""
        if self._printed is Printed.SENT:
            return tr("It is being printed. Ask at the front desk for the paper.")
        return tr("The printer does not answer. Please ask at the front desk.")

    def _forget(self) -> None:
        self.press.forget()
        self._is_printing, self._printed = False, None
        self._is_changing = False
        self._print.setEnabled(True)
        self._list.wipe()
        self._code.wipe()
        self._view.wipe()

    def _questions_page(self) -> str | None:
        pages = self.site.library.pages.values()
        return next((page.id for page in pages if page.kind == "questions"), None)

    def _on_next(self) -> None:
        self._code.turn()
        self.arrange()

    def _on_change(self) -> None:
        if self._visit is not None:
            self._is_changing = True
            self._list.begin(self._visit, self.site.library)
            self._turn()

    def _on_list_done(self) -> None:
        self._is_changing = False
        self._list.wipe()
        self._turn()

    def _turn(self) -> None:
        self._show()
        self.turned.emit()

    def _on_choose(self) -> None:
        page = self._questions_page()
        if page is not None:
            self.wants.emit(ReadPage(page))

    def _on_print(self) -> None:
        self.press.print(Sheet(self._leaflet, self._code.instruction()))
        self._take_news(is_printing=True, printed=None)

    def _on_printed(self, printed: Printed) -> None:
        self._take_news(is_printing=False, printed=printed)

    def _take_news(self, *, is_printing: bool, printed: Printed | None) -> None:
        """Say how the printing goes; what has been printed is not printed again."""
        self._is_printing, self._printed = is_printing, printed
        self._print.setEnabled(not is_printing and printed is not Printed.SENT)
        self._tell()
        self._view.go_to_top()
        self.frame_changed.emit()
