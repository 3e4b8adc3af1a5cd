"""SVG files in the theme's colours: classes become colours, film states are chosen, icons take a button's colour."""

import re
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kiosk.paths import ASSETS
from kiosk.ui.theme import Theme

_SVG = "http://www.w3.org/2000/svg"
_OPENING = re.compile(r"<svg\b[^>]*>")
_LABEL = re.compile(r'id="label-([a-z0-9-]+)"')


def _style(colors: dict[str, str]) -> str:
    rules = "".join(f".f-{name}{{fill:{color}}}.s-{name}{{stroke:{color}}}" for name, color in colors.items())
    return f"<style>{rules}.f-none{{fill:none}}.s-none{{stroke:none}}</style>"


def _in_state(text: str, state: int) -> str:
    from xml.etree import ElementTree  # noqa: PLC0415 - films alone need it

    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(text)  # noqa: S314 - our own file, and expat refuses entity bombs
    for parent in list(root.iter()):
        for child in list(parent):
            states = child.get("data-states")
            if states is not None and str(state) not in states.split():
                parent.remove(child)
    return ElementTree.tostring(root, encoding="unicode")


@lru_cache(maxsize=64)
def _source(path: Path, modified: int) -> str:
    return path.read_text(encoding="utf-8")


def themed_svg(path: Path, state: int | None, colors: dict[str, str]) -> bytes:
    """Return the SVG file `path` with `colors` for its classes and, of a film, the groups of `state` alone."""
    text = _source(path, path.stat().st_mtime_ns)
    if "data-states" in text:
        text = _in_state(text, state or 1)
    return _OPENING.sub(lambda opening: opening.group() + _style(colors), text, count=1).encode()


@lru_cache(maxsize=96)
def _renderer(path: Path, state: int | None, theme: Theme, modified: int) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(themed_svg(path, state, theme.tokens)))


def renderer(path: Path, state: int | None, theme: Theme) -> QSvgRenderer:
    """Return the renderer of an SVG picture in the theme's colours."""
    return _renderer(path, state, theme, path.stat().st_mtime_ns)


def label_places(path: Path, state: int | None, theme: Theme) -> dict[str, QRectF]:
    """Return where a picture wants its labels: key -> rectangle in the units of its view box."""
    source = renderer(path, state, theme)
    keys = _LABEL.findall(_source(path, path.stat().st_mtime_ns))
    return {key: source.boundsOnElement(f"label-{key}") for key in keys if source.elementExists(f"label-{key}")}


def picture_size(path: Path, state: int | None, theme: Theme) -> QSize:
    """Return a picture's natural size: of an SVG its view box."""
    if path.suffix == ".svg":
        return renderer(path, state, theme).viewBoxF().size().toSize()
    return QImageReader(str(path)).size()


@lru_cache(maxsize=48)
def _picture(path: Path, state: int | None, theme: Theme, size: tuple[int, int], modified: int) -> QPixmap:
    image = _blank(*size)
    if path.suffix == ".svg":
        painter = QPainter(image)
        _renderer(path, state, theme, modified).render(painter, QRectF(image.rect()))
        painter.end()
        return QPixmap.fromImage(image)
    reader = QImageReader(str(path))
    reader.setScaledSize(QSize(*size))
    found = reader.read()
    return QPixmap.fromImage(image if found.isNull() else found)


def picture(path: Path, state: int | None, theme: Theme, size: QSize) -> QPixmap:
    """Return a picture drawn at `size` pixels; transparent where a picture file cannot be read."""
    return _picture(path, state, theme, (size.width(), size.height()), path.stat().st_mtime_ns)


@lru_cache(maxsize=192)
def icon(name: str, color: str, pixels: int) -> QPixmap:
    """Return an icon of `assets/icons` in one colour, `pixels` square."""
    source = QSvgRenderer(QByteArray(themed_svg(ASSETS / "icons" / f"{name}.svg", None, {"icon": color})))
    image = _blank(pixels, pixels)
    painter = QPainter(image)
    source.render(painter, QRectF(image.rect()))
    painter.end()
    return QPixmap.fromImage(image)


def fitted(size: QSize, width: int, height: int) -> QSize:
    """Return `size` scaled to the largest that fits `width` x `height`, its proportions kept."""
    scaled = size.scaled(max(1, width), max(1, height), Qt.AspectRatioMode.KeepAspectRatio)
    return scaled.expandedTo(QSize(1, 1))  # a pixmap of no height cannot be painted on


def _blank(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image
