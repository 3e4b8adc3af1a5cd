"""What stands above lowered buttons, out of reach: the title of the screen and its picture, nothing to touch."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Look
from kiosk.ui.metrics import EDGE, GAP, H1
from kiosk.ui.widgets.picture_view import Illustration, PictureView
from kiosk.ui.widgets.sides import Sided
from kiosk.ui.widgets.words import Words


class Stage(Sided, QWidget):
    """A quiet ground with large words, and a picture where there is one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._title = Words(self, H1, 800)
        self._title.set_place(is_centred=True, is_middle=True)
        self._picture = PictureView(self)
        self.hide()

    def show_subject(self, title: str, illustration: Illustration | None) -> None:
        """Show what a screen is about."""
        self._title.setText(title)
        if illustration is None:
            self._picture.show_picture(None, {}, "primary")
        else:
            self._picture.show_picture(illustration.picture, illustration.labels, illustration.color)
        self.arrange()

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`; the words are large already and grow less."""
        self._look = look
        self._title.restyle(look.for_controls)
        self._picture.restyle(look)

    def arrange(self) -> None:
        """Put the title above the picture, or into the middle."""
        if self._look is None:
            return
        edge, gap = self._look.px(EDGE), self._look.px(GAP)
        area = self.rect().adjusted(edge, edge + gap * 2, -edge, -gap)
        is_drawn = self._picture.picture is not None
        self._picture.setVisible(is_drawn)
        # A screen that is not low has its title itself.
        self._title.setVisible(self._look.metrics.is_low or not is_drawn)
        height = self._title.height_for(area.width()) if self._look.metrics.is_low else 0
        self._title.setGeometry(area.left(), area.top(), area.width(), height if is_drawn else area.height())
        self._picture.setGeometry(
            QRect(area.left(), area.top() + height + gap, area.width(), area.height() - height - gap)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        if self._look is not None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self._look.color("ground"))
            painter.end()
