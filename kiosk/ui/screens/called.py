"""After everything has been wiped: the three pictures that lead somebody who was called away back to the page."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
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
        self._done = TouchButton(self, "main", "check")
        self._done.clicked.connect(self.finish_wanted)
        self._title.set_place(is_centred=True)
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
        self._title.size_mm = look.metrics.title
        self._text.size_mm = BODY if look.metrics.is_low else H2
        for part in (self._title, self._text):
            part.restyle(look)
        measure = min(area.width(), measure_width(look, self._text.size_mm))
        title, text = self._title.height_for(area.width()), self._text.height_for(measure)
        room = area.height() - title - text - target - gap * 6
        self._text.setVisible(room >= look.px(_PICTURE_LEAST))
        if self._text.isHidden():  # the pictures are what has to be remembered
            room, text = room + text, 0
        side = min(look.px(_PICTURE), (area.width() - gap * (LENGTH + 1)) // LENGTH)
        height = min(room, self._pictures[0].height_for(side))
        total = title + text + height + target + gap * 6
        top = area.top() + max(0, (area.height() - total) // 2)
        self._title.setGeometry(area.left(), top, area.width(), title)
        self._text.setGeometry(area.left() + (area.width() - measure) // 2, top + title + gap, measure, text)
        left = area.left() + (area.width() - side * LENGTH - gap * 2 * (LENGTH - 1)) // 2
        place = QRect(left, top + title + text + gap * 3, side, height)
        for number, picture in enumerate(self._pictures):
            picture.setGeometry(place.translated(number * (side + gap * 2), 0))
        self._done.choose_wording(0)
        if self._done.natural_width() > area.width():
            self._done.choose_wording(1)
        width = min(area.width(), self._done.natural_width())
        self._done.setGeometry(area.left() + (area.width() - width) // 2, place.bottom() + gap * 3, width, target)
