"""Finds the pictures that pages name, and refuses those that are not plain pictures of this kiosk."""

import re
from pathlib import Path
from xml.parsers import expat

from kiosk.content.disk import MAX_PICTURE_BYTES, Refused, entries, read_bytes, real_file

SUFFIXES = (".svg", ".png", ".jpg")
MAX_DRAWING_BYTES = 2 * 1024 * 1024
MAX_MARKS = 40_000
MAX_DEPTH = 30  # what the drawing library goes down to
MAX_USES = 20  # each may draw what holds others: 30 of them keep a screen busy for ever

_REFERENCE = re.compile(r"([^\x00-\x1f\x7f/\\:%?#*\"<>|]{1,120})(?:#([1-9]\d?))?")
_BEGINNINGS = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff"}

_USE = re.compile(r"<(?:[\w.-]+:)?use\b", re.IGNORECASE)
# Names may carry a prefix ("s:script"), which Qt's SVG reader ignores as well.
_UNSAFE = (
    (re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE), "declares a document type or entities"),
    (re.compile(r"<\?xml-stylesheet", re.IGNORECASE), "names a style sheet outside itself"),
    (re.compile(r"<(?:[\w.-]+:)?(?:script|handler|listener)\b", re.IGNORECASE), "holds a script"),
    (re.compile(r"\son[a-z]+\s*=", re.IGNORECASE), "holds a script"),
    (
        re.compile(r"<(?:[\w.-]+:)?(?:image|foreignObject|iframe|embed|object|audio|video|animation)\b", re.IGNORECASE),
        "holds something other than a drawing",
    ),
    (re.compile(r"\b(?:href|src)\s*=\s*(?![\"']#)", re.IGNORECASE), "refers to something outside itself"),
    (re.compile(r"@import|url\(\s*[\"']?(?!#)", re.IGNORECASE), "refers to something outside itself"),
)


class PictureFinder:
    """The places where pictures lie: beside the page, in `content/pictures/`, in the program's own illustrations."""

    def __init__(self, content: Path, illustrations: Path) -> None:
        self._content = content
        self._illustrations = illustrations
        self._found: dict[tuple[str, Path], Path | Refused] = {}
        self._names: dict[Path, frozenset[str]] = {}

    def find(self, reference: str, beside: Path) -> tuple[Path, int | None]:
        """Return the file and the film's state that "name.svg" or "name.svg#3" stands for; raises `Refused`.

        `beside` is the folder of the page that names it.
        """
        parts = _REFERENCE.fullmatch(reference)
        if parts is None or Path(parts[1]).suffix.lower() not in SUFFIXES:
            raise Refused(f"is not the name of a picture ({', '.join(SUFFIXES)}) without folders")
        place = (parts[1], beside)
        if place not in self._found:
            self._found[place] = self._look(parts[1], beside)
        found = self._found[place]
        if isinstance(found, Refused):
            raise Refused(found.what)
        return found, int(parts[2]) if parts[2] else None

    def _look(self, name: str, beside: Path) -> Path | Refused:
        try:
            for folder in (beside, self._content / "pictures"):
                if name in self._names_in(folder):
                    return _checked(self._content, folder / name)
        except Refused as error:
            return error
        is_own = name in self._names_in(self._illustrations)
        return self._illustrations / name if is_own else Refused("does not exist")

    def _names_in(self, folder: Path) -> frozenset[str]:
        if folder not in self._names:
            self._names[folder] = frozenset(entry.name for entry in entries(folder))
        return self._names[folder]


def drawing_fault(data: bytes) -> str | None:
    """Return why the SVG file `data` may not be shown, None if it may: no script, nothing from outside, no bomb."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "is not UTF-8 text"
    if text.count("<") > MAX_MARKS:
        return f"has more than {MAX_MARKS} parts"
    if len(_USE.findall(text)) > MAX_USES:
        return f"draws parts of itself more than {MAX_USES} times"
    return next((what for pattern, what in _UNSAFE if pattern.search(text)), None)


class _Depth:
    """Follows the elements of a drawing; raises `Refused` where they are nested too deeply to be drawn."""

    def __init__(self) -> None:
        self._open = 0

    def start(self, _name: str, _attributes: dict[str, str]) -> None:
        self._open += 1
        if self._open > MAX_DEPTH:
            raise Refused(f"nests its parts more than {MAX_DEPTH} levels deep")

    def end(self, _name: str) -> None:
        self._open -= 1


def _xml_fault(data: bytes) -> str | None:
    depth = _Depth()
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = depth.start
    parser.EndElementHandler = depth.end
    try:
        parser.Parse(data, True)
    except Refused as error:
        return error.what
    except expat.ExpatError as error:
        return f"is not a drawing that can be read (line {error.lineno})"
    return None


def _checked(root: Path, path: Path) -> Path:
    suffix = path.suffix.lower()
    data = read_bytes(root, path, MAX_DRAWING_BYTES if suffix == ".svg" else MAX_PICTURE_BYTES)
    if suffix == ".svg":
        fault = drawing_fault(data) or _xml_fault(data)
    else:
        fault = None if data.startswith(_BEGINNINGS[suffix]) else f"is not a {suffix} picture, whatever its name says"
    if fault is not None:
        raise Refused(fault)
    return real_file(root, path, MAX_PICTURE_BYTES)
