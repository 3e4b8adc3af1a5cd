"""SVG files in the theme's colours: classes become colours, film states are chosen, icons take a button's colour."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kiosk.content.svg import is_drawing, label_keys, modified, themed_svg
from kiosk.paths import ASSETS
from kiosk.ui.theme import Theme

if TYPE_CHECKING:  # the first paint has icons alone
    from kiosk.content.model import Picture


# Icons that show where reading goes, or how lines begin; all others mean the same on either side.
_SIDED_ICONS = frozenset({"back", "forward", "list", "finish"})


@lru_cache(maxsize=96)
def _renderer(path: Path, state: int | None, theme: Theme, modified: int, *, shows_needles: bool) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(themed_svg(path, state, theme.tokens, shows_needles=shows_needles)))


def renderer(shown: "Picture", theme: Theme) -> QSvgRenderer:
    """Return the renderer of an SVG picture in the theme's colours."""
    path = shown.path
    return _renderer(path, shown.state, theme, modified(path), shows_needles=shown.shows_needles)


def label_places(shown: "Picture", theme: Theme) -> dict[str, QRectF]:
    """Return where a picture wants its labels: key -> rectangle in the units of its view box."""
    source = renderer(shown, theme)
    keys = label_keys(shown.path)
    return {key: source.boundsOnElement(f"label-{key}") for key in keys if source.elementExists(f"label-{key}")}


def picture_size(shown: "Picture", theme: Theme) -> QSize:
    """Return a picture's natural size: of an SVG its view box."""
    if is_drawing(shown.path):
        return renderer(shown, theme).viewBoxF().size().toSize()
    return QImageReader(str(shown.path)).size()


@lru_cache(maxsize=48)
def _picture(shown: "Picture", theme: Theme, size: tuple[int, int], modified: int) -> QPixmap:
    image = _blank(*size)
    if is_drawing(shown.path):
        painter = QPainter(image)
        renderer(shown, theme).render(painter, QRectF(image.rect()))
        painter.end()
        return QPixmap.fromImage(image)
    reader = QImageReader(str(shown.path))
    reader.setScaledSize(QSize(*size))
    found = reader.read()
    return QPixmap.fromImage(image if found.isNull() else found)


def picture(shown: "Picture", theme: Theme, size: QSize) -> QPixmap:
    """Return a picture drawn at `size` pixels; transparent where a picture file cannot be read."""
    return _picture(shown, theme, (size.width(), size.height()), modified(shown.path))


@lru_cache(maxsize=192)
def icon(name: str, color: str, pixels: int, *, is_mirrored: bool = False) -> QPixmap:
    """Return an icon of `assets/icons` in one colour, `pixels` square; what points to a side may be mirrored."""
    source = QSvgRenderer(QByteArray(themed_svg(ASSETS / "icons" / f"{name}.svg", None, {"icon": color})))
    image = _blank(pixels, pixels)
    painter = QPainter(image)
    source.render(painter, QRectF(image.rect()))
    painter.end()
    if is_mirrored and name in _SIDED_ICONS:
        image = image.flipped(Qt.Orientation.Horizontal)
    return QPixmap.fromImage(image)


def fitted(size: QSize, width: int, height: int) -> QSize:
    """Return `size` scaled to the largest that fits `width` x `height`, its proportions kept."""
    scaled = size.scaled(max(1, width), max(1, height), Qt.AspectRatioMode.KeepAspectRatio)
    return scaled.expandedTo(QSize(1, 1))  # a pixmap of no height cannot be painted on


def _blank(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image
