"""Text as QR codes that a phone reads off the screen, with no address in them and no network needed."""

from dataclasses import dataclass

import segno

QUIET = 4  # modules of blank around a code (ISO/IEC 18004)

# Modules are at least this wide, on the screen and on paper. A phone's lens sees about 70 degrees, which is 56 cm at a
# distance of 40 cm: in a preview 1,920 pixels wide a module gets 2.7 of them, and readers need 2 to 3.
MODULE_MM = 0.8

# Bytes that versions 1 to 40 hold at error correction M (ISO/IEC 18004, table 7). M restores 15 %, which is what a
# reflection of the room's lamps takes; it is not raised where a square has room to spare: a screen is not torn or
# soiled, and all squares of one text shall be equally good.
_BYTES = (
    *(14, 26, 42, 62, 84, 106, 122, 152, 180, 213),
    *(251, 287, 331, 362, 412, 450, 504, 560, 624, 666),
    *(711, 779, 857, 911, 997, 1059, 1125, 1190, 1264, 1370),
    *(1452, 1538, 1628, 1722, 1809, 1911, 1989, 2099, 2213, 2331),
)
_NAME_OF_UTF8 = 2  # bytes that "this is UTF-8" takes
_MARK = len("999/999\n")
_FIRST = 21 + 2 * QUIET  # modules a side of version 1
_STEP = 4  # modules from one version to the next
_LEAST = _FIRST + 3 * _STEP  # version 4: in smaller squares the marks would take most of the room


@dataclass(frozen=True)
class Code:
    """One square: `rows` of modules, True where dark, the quiet zone included; `text` is exactly what it holds."""

    text: str
    rows: tuple[tuple[bool, ...], ...]

    @property
    def modules(self) -> int:
        """Modules a side, the quiet zone included."""
        return len(self.rows)


def code(text: str) -> Code:
    """Return `text` as one code of the smallest size that holds it; raises `ValueError` above 2,331 bytes.

    Texts with accents say that they are UTF-8 (ECI 26): without it a reader guesses, and zbar takes a short Spanish
    text for Japanese. Plain ASCII says nothing, which the oldest readers understand as well.
    """
    made = segno.make_qr(text, error="m", mode="byte", encoding="utf-8", eci=not text.isascii(), boost_error=False)
    rows = made.matrix_iter(scale=1, border=QUIET)
    return Code(text, tuple(tuple(bool(module) for module in row) for row in rows))


def codes(text: str, most_modules: int) -> tuple[Code, ...]:
    """Return `text` in as few codes as can be with at most `most_modules` modules a side, quiet zone included.

    Several share the lines evenly, and each begins with a line of its own, "1/2", "2/2". A line that is longer than a
    code is cut between words, a word of that length anywhere; nothing but blank lines at a cut is dropped. Blank text
    gives no code. Fewer modules than 41 are taken for 41, which holds 62 bytes.
    """
    if not text.strip():
        return ()
    parts = _parts(text, _room(text, most_modules))
    if len(parts) > 1:
        rooms = (_room(text, modules) for modules in range(_LEAST, most_modules + 1, _STEP))
        parts = next((even for room in rooms if len(even := _parts(text, room)) == len(parts)), parts)
    return tuple(code(part) for part in parts)


def _room(text: str, modules: int) -> int:
    """Return how many bytes of `text` a code of that many modules a side holds."""
    version = 1 + (max(_LEAST, modules) - _FIRST) // _STEP
    return _BYTES[min(version, len(_BYTES)) - 1] - (0 if text.isascii() else _NAME_OF_UTF8)


def _parts(text: str, room: int) -> list[str]:
    if len(text.encode()) <= room:
        return [text]
    parts = _filled(text, room - _MARK)
    return [f"{number}/{len(parts)}\n{part}" for number, part in enumerate(parts, start=1)]


def _filled(text: str, room: int) -> list[str]:
    """Fill one part after another with as many lines as go into `room` bytes."""
    parts: list[str] = []
    current = ""
    for line in (piece for whole in text.split("\n") for piece in _pieces(whole, room)):
        longer = f"{current}\n{line}" if current else line
        if len(longer.encode()) > room:
            parts.append(current.rstrip("\n"))
            current = line
        else:
            current = longer
    return [*parts, current.rstrip("\n")]


def _pieces(line: str, room: int) -> list[str]:
    """Cut a line that is longer than `room` bytes between words, or through a word of that length."""
    pieces: list[str] = []
    while len(line.encode()) > room:
        most = len(line.encode()[:room].decode(errors="ignore"))
        space = line[: most + 1].rfind(" ")
        cut = space if space > 0 else most
        pieces.append(line[:cut])
        line = line[cut:].lstrip(" ")
    return [*pieces, line]
