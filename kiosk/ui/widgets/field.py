"""A line that shows what was typed, as plain text; it hands every key on and holds nothing that is not on show.

To assistive technology it is a line to type in, with its text, for that is what Qt makes of a QLineEdit. Nothing else
of one is left: no undo stack, no clipboard, no menu, no drag, and no cursor that a stray touch could move.
"""

from itertools import takewhile
from operator import eq
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.i18n import is_right_to_left
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, FOCUS_LINE, H2, RADIUS_BUTTON, SMALL
from kiosk.ui.widgets.sides import Sided

_SIZES = (11.0, H2, 8.4, BODY, SMALL, 5.6, 4.6, 3.8)
_LEAST = SMALL  # mm; what is longer at this size shows its end
_PAD = 7.0
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Field(Sided, QLineEdit):
    """Shows a text with a cursor behind it."""

    is_private = True  # no voice says what was typed, unless nobody else can hear it
    takes_text = True  # what is typed on a keyboard is for it, once it has the focus

    typed = Signal(str)
    erased = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._shown = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.textChanged.connect(self._on_changed)

    def set_text(self, text: str) -> None:
        """Show `text`."""
        if text != self._shown:
            self._shown = text
            self.setText(text)
            self.update()

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on what a physical keyboard types."""
        commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.key() in _ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self.erased.emit()
        elif not event.modifiers() & commands and (text := _printable(event.text())):
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus; select nothing and let no cursor blink."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the focus has gone."""
        self.update()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Hand on what a dead key or an input method composed."""
        if text := _printable(event.commitString()):
            self.typed.emit(text)
        event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: object = None) -> object:
        """Tell input methods not to learn or to guess."""
        if query == Qt.InputMethodQuery.ImHints:
            hints = Qt.InputMethodHint
            return hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase
        if query == Qt.InputMethodQuery.ImEnabled:
            return True
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, the text and the cursor; a text that is too long shows its end."""
        if self._look is None:
            return
        look = self._look
        line = float(look.px(FOCUS_LINE) if self.hasFocus() else look.theme.edge_px)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("primary"), line))
        painter.setBrush(look.color("surface"))
        radius = look.px(RADIUS_BUTTON)
        box = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.drawRoundedRect(box, radius, radius)
        inner = QRectF(self.rect()).adjusted(look.px(_PAD), line, -look.px(_PAD), -line)
        layout = self._lay_out(inner)
        text_line = layout.lineAt(0)
        x = _cursor_x(text_line, self.text())
        shift = min(0.0, inner.width() - x - look.px(1.0))
        if is_right_to_left() and not shift:  # what fits stands at the right, whatever the text's own direction is
            shift = max(0.0, inner.width() - text_line.naturalTextWidth() - look.px(1.5))
        top = inner.top() + (inner.height() - text_line.height()) / 2
        painter.setClipRect(inner)
        painter.setPen(look.color("ink"))
        layout.draw(painter, QPointF(inner.left() + shift, top))
        painter.fillRect(
            QRectF(inner.left() + shift + x + look.px(0.5), top, look.px(0.8), text_line.height()),
            look.color("primary"),
        )
        painter.end()

    def _on_changed(self, text: str) -> None:
        """Hand on what assistive technology has written into the line: what goes off its end, then what is new."""
        before, self._shown = self._shown, text
        if text == before:
            return
        common = sum(takewhile(bool, map(eq, before, text)))
        for _ in before[common:]:
            self.erased.emit()
        if added := _printable(text[common:]):
            self.typed.emit(added)

    def _lay_out(self, inner: QRectF) -> QTextLayout:
        assert self._look is not None  # noqa: S101 - paintEvent looks first
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        metrics = self._look.metrics
        sizes = [size for size in _SIZES if metrics.text_px(size) >= metrics.px(_LEAST)]
        layout = QTextLayout()
        for size in sizes:
            layout = QTextLayout(self.text(), self._look.font(size, 600))
            layout.setTextOption(option)
            layout.beginLayout()
            text_line = layout.createLine()
            text_line.setLineWidth(1e6)
            layout.endLayout()
            fits = text_line.naturalTextWidth() <= inner.width() - self._look.px(2.0)
            if fits and text_line.height() <= inner.height():
                break
        return layout


def _cursor_x(line: QTextLine, text: str) -> float:
    """Return where the cursor behind `text` stands; Qt counts UTF-16 units and answers (x, position)."""
    answer: Any = line.cursorToX(len(text.encode("utf-16-le")) // 2)
    return float(answer[0])


def _printable(text: str) -> str:
    return "".join(character for character in text if character.isprintable())
