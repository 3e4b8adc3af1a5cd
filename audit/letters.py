"""Measures the words as they are painted: height, lines, room, and whether anything is cut, covered or broken."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QTextEdit, QWidget

from audit.measure import Measure, at_least, at_most, verdict
from audit.painted import UNSEEN, Painting, Run, is_covered, rect_of
from audit.ruler import Place
from kiosk.ui.bars import Tools
from kiosk.ui.keyboard.dock import Dock
from kiosk.ui.keyboard.key_button import KeyButton
from kiosk.ui.metrics import BODY, MEASURE
from kiosk.ui.screens.callback_parts import FormBar
from kiosk.ui.widgets.banner import Banner
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.code_picture import CodeButton
from kiosk.ui.widgets.words import Words
from kiosk.visit.visit import TextSize

_CAPS = {
    TextSize.NORMAL: ("cap normal", 3.5),  # ISO 9241-303: 20 minutes of arc at 600 mm
    TextSize.LARGE: ("cap large", 4.8),  # 36 CFR 1194, 402.4: 3/16 inch
    TextSize.LARGEST: ("cap largest", 7.3),  # EN 301 549, 5.1.4: 0.7 degrees at 600 mm
}
_LABEL_CAP = 4.8  # mm; what names a control keeps 402.4 at every step
_LINE = 1.45
_ROUND = 1.0  # pixel
_CUT = 2.0  # pixels that slanted or round letters may stand out of their room
_SENTENCE = 3  # words


def measure_words(painting: Painting, window: QWidget, text: TextSize, mm: float) -> Iterator[Measure]:
    """Measure all words of `painting`."""
    for run in painting.runs:
        yield from _heights(run, text, mm)
        yield from _style(run)
        yield from _room(run, window, mm)
    lines = lines_of(painting.runs)
    yield from _lines(lines, mm)
    yield from _broken(lines)


def measure_covered(painting: Painting, found: list[Place], window: QWidget, mm: float) -> Iterator[Measure]:
    """Measure whether words lie on the words of others or on a control that is not theirs."""
    by_owner: dict[QWidget, list[Run]] = defaultdict(list)
    for run in painting.runs:
        by_owner[run.owner].append(run)
    for (one, ours), (other, theirs) in combinations(by_owner.items(), 2):
        if not rect_of(one, window).intersects(rect_of(other, window)):
            continue
        for run in ours:
            for second in theirs:
                if (lost := _overlap(run.rect, second.rect)) > _CUT and not _is_one_below(run, second, window):
                    what = f"{run.text[:30]!r} on {second.text[:30]!r}"
                    yield at_most("overlap", what, lost * mm, 0.0, run.rect.toRect())
    for target in found:
        for owner, ours in by_owner.items():
            if owner is target.widget or target.widget.isAncestorOf(owner):
                continue
            for run in ours:
                shared = run.rect.intersected(QRectF(target.rect))
                lost = _overlap(run.rect, QRectF(target.rect))
                if lost > _CUT and not is_covered(shared, run.owner, window):
                    what = f"{run.text[:30]!r} on {target.name!r}"
                    yield at_most("overlap", what, lost * mm, 0.0, run.rect.toRect())
    yield at_most("overlap", "words", 0.0, 0.0, window.rect())


def lines_of(runs: list[Run]) -> dict[QWidget, list[list[Run]]]:
    """Return the lines of each widget from above, each as its runs from left to right."""
    found: dict[QWidget, list[list[Run]]] = {}
    for run in sorted(runs, key=_place):
        lines = found.setdefault(run.owner, [])
        last = lines[-1][-1] if lines else None
        if last is not None and abs(last.line - run.line) < 1 and run.rect.left() - last.rect.right() < run.cap_px * 2:
            lines[-1].append(run)
        else:
            lines.append([run])
    return found


def _heights(run: Run, text: TextSize, mm: float) -> Iterator[Measure]:
    what = f"{run.text[:40]!r} ({type(run.owner).__name__})"
    height = run.cap_px * mm
    rule, least = _CAPS[text]
    if _is_label(run.owner):
        rule, least = "cap label", 3.5 if text is TextSize.NORMAL else _LABEL_CAP
    yield at_least(rule, what, height, least, run.rect.toRect(), slack=_ROUND * mm / 2)


def _is_label(owner: QWidget) -> bool:
    """Whether the widget belongs to a bar or the keyboard, whose words name a control, or is the trial's banner."""
    above: QWidget | None = owner
    while above is not None:
        if isinstance(above, Tools | FormBar | Dock | Banner | KeyButton | CodeButton):
            return True
        above = above.parentWidget()
    return isinstance(owner, TouchButton) and type(owner) is TouchButton


def _style(run: Run) -> Iterator[Measure]:
    words = re.findall(r"[^\W\d_]+", run.text)
    is_shouted = len([word for word in words if len(word) > 1]) >= _SENTENCE and run.text.isupper()
    is_slanted = run.font.italic() and len(words) >= _SENTENCE
    yield verdict("style", f"{run.text[:40]!r}", run.rect.toRect(), is_met=not (is_shouted or is_slanted))
    yield verdict("whole", f"{run.text[:40]!r}", run.rect.toRect(), is_met=not _is_elided(run))


def _is_elided(run: Run) -> bool:
    """Whether the words end in dots that the text itself does not have."""
    return run.text.endswith("\u2026") and run.text not in _words_of(run.owner)


def _room(run: Run, window: QWidget, mm: float) -> Iterator[Measure]:
    """Measure how much of the ink stands outside of what its widget, and the window, show."""
    room = run.room.intersected(QRectF(window.rect()))
    lost = max(
        room.left() - run.rect.left(),
        room.top() - run.rect.top(),
        run.rect.right() - room.right(),
        run.rect.bottom() - room.bottom(),
        0.0,
    )
    what = f"{run.text[:40]!r} ({type(run.owner).__name__})"
    yield at_most("cut", what, lost * mm, 0.0, run.rect.toRect(), slack=_CUT * mm)


def _lines(lines: dict[QWidget, list[list[Run]]], mm: float) -> Iterator[Measure]:
    for owner, rows in lines.items():
        for row in rows:
            text = "".join(run.text for run in row)
            yield at_most("measure", repr(text[:40]), float(len(text.strip())), MEASURE, row[0].rect.toRect())
        if not isinstance(owner, Words | QTextEdit):
            continue  # the words of a button or under a picture are a name, not a text to read
        for above, below in pairwise(rows):
            first, second = above[0], below[0]
            size, step = second.font.pixelSize(), second.line - first.line
            is_below = first.rect.left() < second.rect.right() and second.rect.left() < first.rect.right()
            is_paragraph = is_below and first.font.pixelSize() == size and 0 < step < size * 2.2
            if is_paragraph and size * mm < BODY * 1.9 and _is_running(owner, above, below):
                rect = first.rect.united(second.rect).toRect()
                yield at_least("line", repr(second.text[:40]), step / size, _LINE, rect, slack=_ROUND / size)
        yield from _sides(rows)


def _is_running(owner: QWidget, above: list[Run], below: list[Run]) -> bool:
    """Whether the two lines are of a text to read: not a heading, which is larger or heavier than the body."""
    mm = getattr(owner, "size_mm", BODY)
    weights = {int(run.font.weight()) for run in (*above, *below)}
    return mm <= BODY and (max(weights) < 700 or (isinstance(owner, QTextEdit) and min(weights) < 700))


def _sides(rows: list[list[Run]]) -> Iterator[Measure]:
    """Say no where three lines of one paragraph stand round a middle instead of at the left."""
    for triple in zip(rows, rows[1:], rows[2:], strict=False):
        lefts = [row[0].rect.left() for row in triple]
        middles = [(row[0].rect.left() + row[-1].rect.right()) / 2 for row in triple]
        sizes = {row[0].font.pixelSize() for row in triple}
        is_round = max(lefts) - min(lefts) > 6 and max(middles) - min(middles) < 2 and len(sizes) == 1
        yield verdict("left", repr(triple[0][0].text[:40]), triple[0][0].rect.toRect(), is_met=not is_round)


def _broken(lines: dict[QWidget, list[list[Run]]]) -> Iterator[Measure]:
    """Say no where a word is broken over two lines."""
    for owner, rows in lines.items():
        words = _words_of(owner).split()
        spaced = " ".join(words)
        end, start = (0, -1) if owner.layoutDirection() is Qt.LayoutDirection.RightToLeft else (-1, 0)
        for above, below in pairwise(rows):
            before, after = above[end].text.split(), below[start].text.split()
            if not before or not after:
                continue
            joined = before[-1] + after[0]
            is_hyphened = before[-1].endswith(("-", "/", "\u2013"))
            is_in_a_word = any(joined in word for word in words) and f"{before[-1]} {after[0]}" not in spaced
            is_broken = is_in_a_word and not is_hyphened
            yield verdict("broken", repr(joined), above[end].rect.toRect(), is_met=not is_broken)


def _words_of(owner: QWidget) -> str:
    if isinstance(owner, QTextEdit):
        return owner.toPlainText().translate(UNSEEN)
    text = getattr(owner, "text", None)
    shown = str(text()) if callable(text) else ""
    return f"{shown} {owner.accessibleName()} {owner.accessibleDescription()}".translate(UNSEEN)


def _is_one_below(one: Run, other: Run, window: QWidget) -> bool:
    """Whether one of the two cannot be seen where they meet, for something with a ground lies over it."""
    shared = one.rect.intersected(other.rect)
    return is_covered(shared, one.owner, window) or is_covered(shared, other.owner, window)


def _overlap(one: QRectF, other: QRectF) -> float:
    shared = one.intersected(other)
    return min(shared.width(), shared.height()) if not shared.isEmpty() else 0.0


def _place(run: Run) -> tuple[int, float, float]:
    return id(run.owner), round(run.line), run.rect.left()
