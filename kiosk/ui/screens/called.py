"""After everything has been wiped: the three pictures that lead somebody who was called away back to the page."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.metrics import BODY, EDGE, GAP, H2, LINE_HEIGHT, TARGET
from kiosk.ui.screens.base import Frame, Screen, Site
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.code_picture import CodePicture
from kiosk.ui.widgets.layout import shorten_to_fit
from kiosk.ui.widgets.words import Words, measure_width
from kiosk.visit.recall import LENGTH
from kiosk.visit.route import Called, Route
from kiosk.visit.visit import Visit

_PICTURE = 60.0  # mm, at most
_PICTURE_LEAST = 30.0  # mm, with the word below


class CalledScreen(Screen):
    """Shows a code for a minute."""

    frame = Frame.BARE

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._title = Words(self, 15.0, 800)
        self._text = Words(self, H2)
        self._text.spacing = LINE_HEIGHT
        self._pictures = [CodePicture(self) for _ in range(LENGTH)]
        self._help = Words(self, BODY, color="ink-soft")
        self._done = TouchButton(self, "main", "check")
        self._done.clicked.connect(self.finish_wanted)
        self._title.set_place(is_centred=True)
        self._help.set_place(is_centred=True)
        self.retranslate()

    def enter(self, route: Route, visit: Visit) -> None:
        """Show the pictures of the code."""
        if isinstance(route, Called):
            for picture, name in zip(self._pictures, route.code, strict=True):
                picture.show_name(name)
            self.arrange()

    def wipe(self) -> None:
        """Forget the code."""
        for picture in self._pictures:
            picture.show_name("")

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._titles = tr("Everything is cleared. Remember three pictures."), tr("Remember three pictures.")
        self._title.setText(self._titles[0])
        self._title.setAccessibleName(self._titles[0])
        self._text.setText(
            tr('Back within two hours? Tap "I was called away" and choose these three: your page opens again.')
        )
        self._help.setText(tr("The front desk can help you, in private."))
        self._done.set_wordings(tr("I know them. Clear the screen"), tr("Clear the screen"), tr("Clear"))
        for picture in self._pictures:
            picture.retranslate()

    def heading(self) -> str:
        """Return what to do, and the names of the pictures."""
        return " ".join([self._titles[0], *(picture.accessibleName() for picture in self._pictures)])

    def arrange(self) -> None:
        """Words above, the pictures in the middle, the button below."""
        if self._look is None:
            return
        look = self.look
        edge, gap = look.px(EDGE), look.px(GAP)
        area = self.rect().adjusted(edge, edge + gap, -edge, -edge)
        step = gap if look.metrics.is_low else gap * 3  # above and below the pictures
        free = area.height() - step * 2
        measure, title, text, row = self._fit(area.width(), free - look.px(_PICTURE_LEAST))
        free -= title + text + row
        side = min(look.px(_PICTURE), (area.width() - gap * (LENGTH + 1)) // LENGTH)
        height = min(free, self._pictures[0].height_for(side))
        top = area.top() + max(0, (free - height) // 2)
        self._title.setGeometry(area.left(), top, area.width(), title)
        self._text.setGeometry(area.left() + (area.width() - measure) // 2, top + title + gap, measure, text)
        left = area.left() + (area.width() - side * LENGTH - gap * 2 * (LENGTH - 1)) // 2
        place = QRect(left, top + title + text + step, side, height)
        for number, picture in enumerate(self._pictures):
            picture.setGeometry(place.translated(number * (side + gap * 2), 0))
        below = place.bottom() + 1 + step
        self._place_row(QRect(area.left(), below, area.width(), row))

    def _place_row(self, row: QRect) -> None:
        """Put the button above the words on help, on a low screen beside them."""
        gap, target = self.look.px(GAP), self.look.px(TARGET)
        done = min(row.width(), self._done.natural_width())
        if self.look.metrics.is_low:
            self._done.setGeometry(row.right() + 1 - done, row.top() + (row.height() - target) // 2, done, target)
            self._help.setGeometry(row.adjusted(0, 0, -done - gap * 2, 0))
        else:
            self._done.setGeometry(row.left() + (row.width() - done) // 2, row.top(), done, target)
            self._help.setGeometry(row.adjusted(0, target + gap, 0, 0))

    def _row_height(self, width: int) -> int:
        """Choose the button's words and return the height of it and the words on help."""
        gap, target = self.look.px(GAP), self.look.px(TARGET)
        is_low = self.look.metrics.is_low
        self._help.set_place(is_centred=not is_low, is_middle=is_low)
        self._done.restyle(self.look.for_frame)
        shorten_to_fit([self._done], width * 9 // 20 if is_low else width, gap)
        if not is_low:
            return target + gap + self._help.height_for(width)
        return max(target, self._help.height_for(width - self._done.natural_width() - gap * 2))

    def _fit(self, width: int, room: int) -> tuple[int, int, int, int]:
        """Let the words give way until they fit into `room`: the pictures are what has to be remembered.

        Returns the width of the text, and the heights of title, text and the row below the pictures, all in pixels.
        """
        long, short = self._titles
        notes, least = self.look.for_notes, self.look.least
        tries = ((self.look, long, True), (self.look, long, False), (notes, long, False), (least, short, False))
        measure = title = text = row = 0
        for look, words, has_text in tries:
            self._title.setText(words)
            self._title.size_mm = look.metrics.title
            self._text.size_mm = BODY if look.metrics.is_low else H2
            for part in (self._title, self._text, self._help):
                part.restyle(look)
            self._title.set_place(is_centred=self._title.natural_width() < width * 1.5)  # long ones begin at the left
            for picture in self._pictures:
                picture.restyle(self.look.for_notes)
            self._text.setVisible(has_text)
            measure = min(width, measure_width(look, self._text.size_mm))
            title, row = self._title.height_for(width), self._row_height(width)
            text = self._text.height_for(measure) if has_text else 0
            if title + text + row <= room:
                break
        return measure, title, text, row
