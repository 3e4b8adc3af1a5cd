"""Colours stand in the theme and nowhere else; the drawings name the theme's tokens."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.ui.theme import THEMES
from kiosk.visit.visit import Contrast
from tests.architecture.source import ROOT, Source, last_name, sources

THEME = "kiosk/ui/theme.py"

_COLOR = re.compile(r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b|\b(?:rgba?|hsl[av]?|cmyk)\(", re.IGNORECASE)
_MAKERS = ("QColor", "fromRgb", "fromRgbF", "fromHsv", "fromHsl", "fromString", "setRgb", "setNamedColor")
_QT_NAMES = ("white", "black", "red", "green", "blue", "cyan", "magenta", "yellow", "gray", "darkGray", "lightGray")

_ELEMENTS = re.compile(r"<(?:text|tspan|script|style|image|foreignObject|a|use|linearGradient|radialGradient)\b")
_LINKS = re.compile(r"\b(?:xlink:)?href\s*=|\burl\(")
_PAINTS = re.compile(r"\b(?:fill|stroke|color|stop-color|style)\s*=\s*[\"'](?!none[\"'])")
_CLASSES = re.compile(r"\bclass\s*=\s*[\"']([^\"']*)[\"']")


def color_faults(source: Source) -> Iterator[str]:
    """Give the colour literals of a Python file."""
    for node in ast.walk(source.tree):
        match node:
            case ast.Constant(value=str(text)) if _COLOR.search(text):
                yield source.at(node, repr(text))
            case ast.Attribute(value=owner, attr=name) if last_name(owner) == "GlobalColor" and name != "transparent":
                yield source.at(node, f"Qt.GlobalColor.{name}")
            case ast.Attribute(value=ast.Name(id="Qt"), attr=name) if name in _QT_NAMES:
                yield source.at(node, f"Qt.{name}")
            case ast.Call(func=function, args=arguments) if last_name(function) in _MAKERS:
                if any(isinstance(argument, ast.Constant) for argument in arguments):
                    yield source.at(node, ast.unparse(node))


def drawing_faults(name: str, text: str, tokens: Iterable[str]) -> Iterator[str]:
    """Give what a drawing must not hold: colours, words, programs, links, and classes that no theme knows."""
    allowed = {f"{kind}-{token}" for kind in "fs" for token in tokens}
    for number, line in enumerate(text.splitlines(), start=1):
        for pattern in (_ELEMENTS, _LINKS, _PAINTS, _COLOR):
            if found := pattern.search(line):
                yield f"{name}:{number}: {found.group()}"
    for classes in _CLASSES.findall(text):
        yield from (f"{name}: class {word}" for word in classes.split() if word not in allowed)


def drawings(*folders: str) -> list[tuple[str, str]]:
    paths = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.svg"))]
    return [(Path(path).relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in paths]


def test_no_colour_stands_outside_the_theme() -> None:
    assert [fault for source in sources("kiosk") if source.path != THEME for fault in color_faults(source)] == []


def test_no_colour_stands_in_a_style_sheet() -> None:
    sheets = sorted((ROOT / "assets").rglob("*.css"))

    assert [str(sheet) for sheet in sheets if _COLOR.search(sheet.read_text(encoding="utf-8"))] == []


def test_drawings_hold_shapes_and_tokens_alone() -> None:
    tokens = [*THEMES[Contrast.LIGHT].tokens, "none"]
    found = drawings("assets/illustrations", "content")

    assert found
    assert [fault for name, text in found for fault in drawing_faults(name, text, tokens)] == []


def test_icons_take_the_colour_of_their_button() -> None:
    found = drawings("assets/icons")

    assert found
    assert [fault for name, text in found for fault in drawing_faults(name, text, ("icon", "none"))] == []


def test_colours_in_python_are_found() -> None:
    bad = (
        'a = "#fff"\nb = f"color: #12abEF;"\nc = Qt.GlobalColor.white\nd = QColor(1, 2, 3)\ne = QColor("red")\n'
        'f = "rgba(0, 0, 0, 50%)"\ng = Qt.black\nh = QColor.fromRgb(0x123456)\n'
    )
    fine = 'a = "step #1 of #12"\nb = Qt.GlobalColor.transparent\nc = QColor(token)\nd = "# Keys"\ne = Qt.Key.Key_A'

    assert sorted(fault.split(":")[1] for fault in color_faults(Source("a.py", bad))) == list("12345678")
    assert list(color_faults(Source("a.py", fine))) == []


def test_faults_in_drawings_are_found() -> None:
    def faults(text: str) -> list[str]:
        return list(drawing_faults("a.svg", text, ("ink", "none")))

    assert faults('<svg><g class="f-ink s-none" stroke-width="2"><path fill="none" d="M0 0"/></g></svg>') == []
    for bad in (
        '<path fill="red"/>',
        '<path stroke="#000"/>',
        '<path style="x"/>',
        '<path class="f-ink f-sky"/>',
        '<path class="ink"/>',
        "<text>Skin</text>",
        "<script>x</script>",
        '<image width="1"/>',
        '<g xlink:href="b.svg"/>',
    ):
        assert faults(bad), bad
