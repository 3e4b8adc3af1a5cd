"""After everything has been wiped: the three pictures that lead somebody who was called away back to the page."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, EDGE, GAP, H2, LINE_HEIGHT, TARGET
from kiosk.ui.screens.base import Frame, Screen, Site
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.code_picture import CodePicture
from kiosk.ui.widgets.words import Words, measure_width
from kiosk.visit.recall import LENGTH
from kiosk.visit.route import Called, Route
from kiosk.visit.visit import Visit

_PICTURE = 60.0  # mm, at most
_PICTURE_LEAST = 24.0  # mm


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
        self._title.setText(tr("Everything is cleared. Remember three pictures."))
        self._text.setText(
            tr('Back within two hours? Tap "I was called away" and choose these three: your page opens again.')
        )
        self._help.setText(tr("The front desk can help you, in private."))
        self._done.set_wordings(tr("I know them. Clear the screen"), tr("Clear the screen"))
        for picture in self._pictures:
            picture.retranslate()

    def heading(self) -> str:
        """Return what to do, and the names of the pictures."""
        return " ".join([self._title.text(), *(picture.accessibleName() for picture in self._pictures)])

    def arrange(self) -> None:
        """Words above, the pictures in the middle, the button below."""
        if self._look is None:
            return
        look = self.look
        edge, gap, target = look.px(EDGE), look.px(GAP), look.px(TARGET)
        area = self.rect().adjusted(edge, edge + gap, -edge, -edge)
        step = gap if look.metrics.is_low else gap * 3  # above and below the pictures
        free = area.height() - target - step * 2 - gap
        measure, title, text, helped = self._fit(area.width(), free - look.px(_PICTURE_LEAST))
        side = min(look.px(_PICTURE), (area.width() - gap * (LENGTH + 1)) // LENGTH)
        height = min(free - title - text - helped, self._pictures[0].height_for(side))
        top = area.top() + max(0, (free - title - text - helped - height) // 2)
        self._title.setGeometry(area.left(), top, area.width(), title)
        self._text.setGeometry(area.left() + (area.width() - measure) // 2, top + title + gap, measure, text)
        left = area.left() + (area.width() - side * LENGTH - gap * 2 * (LENGTH - 1)) // 2
        place = QRect(left, top + title + text + step, side, height)
        for number, picture in enumerate(self._pictures):
            picture.setGeometry(place.translated(number * (side + gap * 2), 0))
        self._done.choose_wording(0)
        if self._done.natural_width() > area.width():
            self._done.choose_wording(1)
        width = min(area.width(), self._done.natural_width())
        top = place.bottom() + step
        self._done.setGeometry(area.left() + (area.width() - width) // 2, top, width, target)
        self._help.setGeometry(area.left(), top + target + gap, area.width(), helped)

    def _fit(self, width: int, room: int) -> tuple[int, int, int, int]:
        """Let the words give way until they fit into `room`: the pictures are what has to be remembered.

        Returns the width of the text, and the heights of title, text and help, all in pixels.
        """
        plain = Look(self.look.theme, self.look.metrics.scaled(1.0))
        measure = title = text = helped = 0
        for look, has_text in ((self.look, True), (self.look, False), (self.look.for_frame, False), (plain, False)):
            self._title.size_mm = look.metrics.title
            self._text.size_mm = BODY if look.metrics.is_low else H2
            for part in (self._title, self._text, self._help):
                part.restyle(look)
            for picture in self._pictures:
                picture.restyle(look)
            self._text.setVisible(has_text)
            measure = min(width, measure_width(look, self._text.size_mm))
            title, helped = self._title.height_for(width), self._help.height_for(width)
            text = self._text.height_for(measure) if has_text else 0
            if title + text + helped <= room:
                break
        return measure, title, text, helped
