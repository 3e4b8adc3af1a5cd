"""What a visitor sees once the request is saved: that it is, and what happens next."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.metrics import GAP, H2, TARGET
from kiosk.ui.screens.base import Frame, Screen, Site
from kiosk.ui.screens.callback_parts import TEXT_SIZES, TITLE_SIZES, FittedWords
from kiosk.ui.screens.callback_questions import time_words
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.drawing import icon
from kiosk.ui.widgets.layout import place_grid
from kiosk.visit.route import Home, Route, Thanks
from kiosk.visit.visit import Visit

_MARK = 34.0  # mm
_COLUMN = 280.0
_LOWER = 0.4


class ThanksScreen(Screen):
    """Says thank you; it can only be reached with a receipt."""

    frame = Frame.FULL

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._route: Thanks | None = None
        self._mark = QRect()
        self._title = FittedWords(self, TITLE_SIZES, 800)
        self._text = FittedWords(self, (H2, *TEXT_SIZES))
        self._text.is_private = True  # it names the time that was chosen
        self._read = TouchButton(self, "main", "home")
        self._finish = TouchButton(self, "quiet", "finish")
        self._read.clicked.connect(self._on_read)
        self._finish.clicked.connect(self.finish_wanted)
        self.retranslate()

    def enter(self, route: Route, visit: Visit) -> None:
        """Show what happens next with the request of the receipt."""
        if isinstance(route, Thanks):
            self._route = route
        self.retranslate()
        if self._look is not None:
            self.arrange()

    def wipe(self) -> None:
        """Forget the request."""
        self._route = None
        self._text.set_wordings("")

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._title.set_wordings(tr("We have your request"))
        self._read.set_wordings(tr("Go on reading"), tr("Read on"))
        self._finish.set_wordings(tr("Finish and clear"), tr("Finish"))
        if self._route is not None:
            self._text.set_wordings(*self._next_words(self._route))

    def heading(self) -> str:
        """Return what has happened and what comes next."""
        return f"{self._title.accessibleName()}. {self._text.accessibleName()}"

    def arrange(self) -> None:
        """Put the mark and the words into the middle and the two buttons below them."""
        if self._look is None:
            return
        look = self.look
        gap, target = look.px(GAP), look.px(TARGET)
        metrics = look.metrics
        width = min(self.width(), look.px(_COLUMN * metrics.text_scale))
        left = (self.width() - width) // 2
        buttons = [self._read, self._finish]
        for button in buttons:
            button.restyle(look.for_frame)
        for wording in (0, 1):
            for button in buttons:
                button.choose_wording(wording)
            columns = 2 if max(button.natural_width() for button in buttons) * 2 + gap * 3 <= width else 1
            if columns == 2:
                break
        rows = target if columns == 2 else target * 2 + gap
        room = self.height() - rows - gap * 2
        title = self._title.fit(width, room // 2, metrics.title)
        text = self._text.fit(width, room - title - gap)
        mark = look.px(_MARK)
        has_mark = title + text + mark + gap * 3 <= room
        total = title + text + gap + (mark + gap * 2 if has_mark else 0)
        top = max(0, room - total) // 2
        self._mark = QRect(left, top, mark, mark) if has_mark else QRect()
        top += mark + gap * 2 if has_mark else 0
        self._title.setGeometry(left, top, width, title)
        self._text.setGeometry(left, top + title + gap, width, text)
        end = min(self.height() - rows, top + title + text + gap * 6)
        if metrics.is_portrait:
            end = max(end, min(self.height() - rows, round(self.window().height() * _LOWER)))
        place_grid(buttons, QRect(left, end, width, rows), columns, target, gap * (3 if columns == 2 else 1))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark: a tick in a circle."""
        if self._look is None or self._mark.isEmpty():
            return
        look = self.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("primary"))
        mark = self._mark.translated(round(self.from_start(self._mark.x(), self._mark.width())) - self._mark.x(), 0)
        painter.drawEllipse(QRectF(mark))
        side = mark.width() * 3 // 5
        at = mark.topLeft() + QRect(0, 0, mark.width() - side, mark.height() - side).center()
        painter.drawPixmap(at, icon("check", look.theme["on-primary"], side))
        painter.end()

    def _next_words(self, route: Thanks) -> tuple[str, str]:
        call = tr("We will call you: {time}.").format(time=time_words(route.best_time))
        change = tr("If you want to change something, please ask at the front desk.")
        return f"{call}\n{change}", call

    def _on_read(self) -> None:
        self.wants.emit(Home())
