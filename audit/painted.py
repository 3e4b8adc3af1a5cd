"""Which words and pictures a window really paints, and where: a paint device that keeps notes instead of pixels."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QPainterPath,
    QRegion,
    QTextItem,
)
from PySide6.QtWidgets import QWidget

from kiosk.ui.widgets.page_view import PageView

_Metric = QPaintDevice.PaintDeviceMetric
UNSEEN = dict.fromkeys(map(ord, "\u200e\u200f"))  # marks of direction, which have no ink


@dataclass(frozen=True)
class Run:
    """Words in one font on one line; `rect` is where their ink is, `line` their base line, in pixels of the window."""

    text: str
    font: QFont
    color: int
    rect: QRectF
    line: float
    owner: QWidget
    room: QRectF  # what the owner shows of itself

    @property
    def cap_px(self) -> float:
        """The height of a capital letter in pixels."""
        return _cap_height(self.font)


@dataclass(frozen=True)
class Mark:
    """A picture or an icon that a widget paints."""

    rect: QRectF
    owner: QWidget


class _Engine(QPaintEngine):
    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.texts: list[tuple[str, QFont, int, QPointF, float]] = []
        self.pictures: list[QRectF] = []

    def begin(self, device: QPaintDevice) -> bool:
        """Begin."""
        self.setActive(True)
        return True

    def end(self) -> bool:
        """End."""
        self.setActive(False)
        return True

    def type(self) -> QPaintEngine.Type:
        """Return that this is none of Qt's own."""
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        """Take no notice."""

    def drawPath(self, path: object) -> None:
        """Take no notice."""

    def drawPolygon(self, *shape: object) -> None:
        """Take no notice."""

    def drawRects(self, *shape: object) -> None:
        """Take no notice."""

    def drawLines(self, *shape: object) -> None:
        """Take no notice."""

    def drawEllipse(self, *shape: object) -> None:
        """Take no notice."""

    def drawImage(self, *picture: object) -> None:
        """Take no notice."""

    def drawPixmap(self, place: QRectF | QRect, picture: object, part: object) -> None:
        """Note a picture."""
        self.pictures.append(self.painter().combinedTransform().mapRect(QRectF(place)))

    def drawTextItem(self, at: QPointF | QPoint | QPainterPath.Element, item: QTextItem) -> None:
        """Note words."""
        text = item.text().translate(UNSEEN)
        if text.strip():
            painter = self.painter()
            place = painter.combinedTransform().map(
                QPointF(at.x, at.y) if isinstance(at, QPainterPath.Element) else QPointF(at)
            )
            self.texts.append((text, QFont(item.font()), painter.pen().color().rgb(), place, item.width()))


class _Notebook(QPaintDevice):
    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self.engine = _Engine()
        self._metrics = {
            _Metric.PdmWidth: width,
            _Metric.PdmHeight: height,
            _Metric.PdmWidthMM: width,
            _Metric.PdmHeightMM: height,
            _Metric.PdmNumColors: 1 << 24,
            _Metric.PdmDepth: 32,
            _Metric.PdmDpiX: 96,
            _Metric.PdmDpiY: 96,
            _Metric.PdmPhysicalDpiX: 96,
            _Metric.PdmPhysicalDpiY: 96,
            _Metric.PdmDevicePixelRatio: 1,
            _Metric.PdmDevicePixelRatioScaled: int(QPaintDevice.devicePixelRatioFScale()),
        }

    def paintEngine(self) -> QPaintEngine:
        """Return what keeps the notes."""
        return self.engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        """Return a size."""
        return self._metrics.get(metric, 0)


class Painting:
    """What a window paints now."""

    def __init__(self, window: QWidget, root: QWidget) -> None:
        self.runs: list[Run] = []
        self.marks: list[Mark] = []
        for widget in (root, *root.findChildren(QWidget)):
            if widget.isVisible() and not widget.visibleRegion().isEmpty():
                self._look_at(widget, window)

    def _look_at(self, widget: QWidget, window: QWidget) -> None:
        notebook = _Notebook(widget.width(), widget.height())
        painter = QPainter(notebook)
        widget.render(painter, QPoint(0, 0), QRegion(), QWidget.RenderFlag(0))
        painter.end()
        offset = QPointF(widget.mapTo(window, QPoint(0, 0)))
        owner, room = _owner(widget)
        room.translate(offset)
        for text, font, color, at, width in notebook.engine.texts:
            rect = _ink(text, font).translated(at + offset)
            if isinstance(owner, PageView) and (rect.top() >= room.bottom() - 1 or rect.bottom() <= room.top() + 1.5):
                continue  # above the view, or below the last whole line, where its ground lies over the text
            rect.setRight(min(rect.right(), at.x() + offset.x() + width))
            if not is_covered(rect, widget, window):
                self.runs.append(Run(text, font, color, rect, at.y() + offset.y(), owner, room))
        for place in notebook.engine.pictures:
            self.marks.append(Mark(place.translated(offset), owner))


def is_covered(rect: QRectF, widget: QWidget, window: QWidget) -> bool:
    """Whether something else lies over the whole of `rect`, such as a card over a page."""
    points = (rect.topLeft(), rect.center(), rect.bottomRight())
    return all(_is_stranger(window.childAt(point.toPoint()), widget) for point in points)


def is_cut_off(rect: QRectF, widget: QWidget, window: QWidget) -> bool:
    """Whether something else lies over a part of `rect`, such as the edge of a card."""
    points = (rect.topLeft(), rect.topRight(), rect.center(), rect.bottomLeft(), rect.bottomRight())
    return any(_is_stranger(window.childAt(point.toPoint()), widget) for point in points)


def visible(root: QWidget) -> Iterator[QWidget]:
    """Give the widgets below `root` that are shown."""
    return (widget for widget in root.findChildren(QWidget) if widget.isVisible())


def rect_of(widget: QWidget, window: QWidget) -> QRect:
    """Return where `widget` is, in pixels of the window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _is_stranger(top: QWidget | None, widget: QWidget) -> bool:
    return top is not None and top is not widget and not top.isAncestorOf(widget) and not widget.isAncestorOf(top)


def _owner(widget: QWidget) -> tuple[QWidget, QRectF]:
    """Return the widget that the words belong to and its room; a page's words are painted by its viewport."""
    parent = widget.parentWidget()
    if isinstance(parent, PageView) and widget is parent.viewport():
        return parent, QRectF(0, 0, widget.width(), parent.shown_height())
    return widget, QRectF(widget.rect())


@lru_cache(maxsize=8192)
def _ink(text: str, font: QFont) -> QRectF:
    return QFontMetricsF(font).tightBoundingRect(text)


@lru_cache(maxsize=256)
def _cap_height(font: QFont) -> float:
    return QFontMetricsF(font).capHeight()
