"""The project's drawings: classes become the theme's colours, film states are chosen, needles wait to be asked for."""

import re
from functools import lru_cache
from pathlib import Path

from kiosk.content.disk import file_mark

_SVG = "http://www.w3.org/2000/svg"
_OPENING = re.compile(r"<svg\b[^>]*>")
_LABEL = re.compile(r'id="label-([a-z0-9-]+)"')
_SHY = "data-shy"  # groups that show a needle at a body


def themed_svg(path: Path, state: int | None, colors: dict[str, str], *, shows_needles: bool = False) -> bytes:
    """Return the SVG file `path` with `colors` ("#rrggbb" by token) for its classes.

    Of a film only the groups of `state` stay (the first where it is None); what shows a needle at a body stays only
    with `shows_needles`.
    """
    text = _source(path, modified(path))
    if "data-states" in text or _SHY in text:
        text = _chosen(text, state or 1, shows_needles=shows_needles)
    return _OPENING.sub(lambda opening: opening.group() + _style(colors), text, count=1).encode()


def is_drawing(path: Path) -> bool:
    """Whether the picture file is an SVG drawing, by its name."""
    return path.suffix.lower() == ".svg"


def modified(path: Path) -> int:
    """Return when the file was changed, in ns; 0 if it has gone meanwhile."""
    return file_mark(path)[1]


def has_needle(path: Path, state: int | None = None) -> bool:
    """Whether the picture, of a film its `state`, shows more once a visitor asks for the pictures."""
    return is_drawing(path) and _has_needle(path, state or 1, modified(path))


@lru_cache(maxsize=64)
def _has_needle(path: Path, state: int, modified: int) -> bool:
    text = _source(path, modified)
    if _SHY not in text:
        return False
    return _chosen(text, state, shows_needles=True) != _chosen(text, state, shows_needles=False)


def label_keys(path: Path) -> list[str]:
    """Return the keys of the places for labels in the SVG file `path`."""
    return _LABEL.findall(_source(path, modified(path)))


def _style(colors: dict[str, str]) -> str:
    rules = "".join(f".f-{name}{{fill:{color}}}.s-{name}{{stroke:{color}}}" for name, color in colors.items())
    return f"<style>{rules}.f-none{{fill:none}}.s-none{{stroke:none}}</style>"


def _chosen(text: str, state: int, *, shows_needles: bool) -> str:
    from xml.etree import ElementTree  # noqa: PLC0415 - films alone need it

    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(text)  # noqa: S314 - our own file, and expat refuses entity bombs
    for parent in list(root.iter()):
        for child in list(parent):
            states = child.get("data-states")
            is_other = states is not None and str(state) not in states.split()
            if is_other or (child.get(_SHY) is not None and not shows_needles):
                parent.remove(child)
    return ElementTree.tostring(root, encoding="unicode")


@lru_cache(maxsize=64)
def _source(path: Path, modified: int) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:  # taken away while a page with it is on the screen
        return f'<svg xmlns="{_SVG}" viewBox="0 0 1 1"/>'
