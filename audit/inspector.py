"""Measures one kiosk in one look, state by state, and writes it into a ledger."""

from PySide6.QtCore import QBuffer, QIODevice, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from audit.ink import InkMeter, Pixels
from audit.ledger import Ledger
from audit.letters import measure_covered, measure_words
from audit.measure import Measure, at_most
from audit.painted import Painting
from audit.probes import measure_help, ways_to_help
from audit.ruler import bar_places, measure_targets, targets
from audit.stage import Case, Stage
from audit.walk import Walk
from kiosk.i18n import tr
from kiosk.visit.visit import TextSize

_PICTURE_PX = 560
_MARK = "#FF00AA"


class Inspector:
    """Looks at every state of one case."""

    def __init__(self, stage: Stage, case: Case, ledger: Ledger, *, is_brief: bool = False) -> None:
        self._stage, self._case, self._ledger = stage, case, ledger
        self._is_brief = is_brief
        self._meter = InkMeter()
        self._helpers = ways_to_help(stage)
        self._bars: dict[str, tuple[str, tuple[int, ...]]] = {}
        self._image: QImage | None = None

    def run(self) -> None:
        """Walk through everything."""
        case = self._case
        Walk(self._stage, case.text, case.theme, self.look, is_brief=self._is_brief).everything()

    def look(self, state: str) -> None:
        """Measure the state on the screen."""
        self._image = None
        self._ledger.states += 1
        for measure in self.measures():
            self._ledger.note(measure, state, self._case, self._picture)

    def measures(self) -> list[Measure]:
        """Return everything that can be measured on the screen as it is now."""
        window, mm = self._stage.window, self._stage.screen.mm_per_px
        look = self._stage.look  # the waiting screen has a look of its own
        painting = Painting(window, window.root)
        found = targets(window)
        return [
            *measure_targets(window, mm),
            *measure_words(painting, window, TextSize(look.metrics.text_scale), mm),
            *measure_covered(painting, found, window, mm),
            *self._bars_moved(mm),
            *self._meter.measure(painting, Pixels(self._grab()), found, look.theme.name),
            measure_help(self._stage, self._helpers),
        ]

    def _bars_moved(self, mm: float) -> list[Measure]:
        """Measure how far each button of the bars has moved since it was seen first."""
        is_tall = self._stage.screen.height > self._stage.screen.width
        found = []
        for name, place in bar_places(self._stage.window).items():
            anchor = anchor_of(name, self._from_start(place), is_tall=is_tall)
            _, first = self._bars.setdefault(name, (name, anchor))
            moved = max(abs(one - other) for one, other in zip(first, anchor, strict=True))
            found.append(at_most("bars", name, moved * mm, 0.0, QRect(*place), slack=mm))
        return found

    def _from_start(self, place: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
        """Return a place as it would be where lines run from left to right."""
        left, top, width, height = place
        window = self._stage.window
        is_mirrored = window.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return (window.width() - left - width if is_mirrored else left), top, width, height

    def _grab(self) -> QImage:
        if self._image is None:
            self._image = self._stage.window.grab().toImage()
        return self._image

    def _picture(self, measure: Measure) -> bytes:
        """Return a small picture of the screen with a frame round what was measured."""
        image = QImage(self._grab())
        painter = QPainter(image)
        painter.setPen(QPen(QColor(_MARK), max(4, image.width() // 240)))
        painter.drawRect(measure.rect.adjusted(-6, -6, 6, 6))
        painter.end()
        side = Qt.TransformationMode.SmoothTransformation
        is_wide = image.width() >= image.height()
        small = image.scaledToWidth(_PICTURE_PX, side) if is_wide else image.scaledToHeight(_PICTURE_PX, side)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        small.convertToFormat(QImage.Format.Format_Indexed8).save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, which fail
        return bytes(buffer.data().data())


def anchor_of(name: str, place: tuple[int, int, int, int], *, is_tall: bool) -> tuple[int, ...]:
    """Return what of a button's place stays: the bars keep their buttons, but words may shorten at the free end."""
    left, top, width, height = place
    if name in (tr("Home"), tr("Back")) and not is_tall:
        return (top, height) if name == tr("Back") else (left, top, height)
    if name == tr("Ask us to call you"):
        return left + width, top, height
    return place
