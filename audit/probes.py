"""What has to be tried instead of looked at: motion, the focus ring, how fast a tap is answered, and who helps."""

import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QAbstractAnimation, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from audit.ink import Pixels, contrast
from audit.measure import Measure, at_least, at_most, verdict
from audit.painted import rect_of, visible
from audit.ruler import targets
from audit.stage import Stage
from kiosk.i18n import tr
from kiosk.visit.route import AskCall, Home

_WATCHED_S = 10.0
_ANSWER_S = 0.1
_PAGE_S = 0.5
_RING_MM = 1.0
_RING_CONTRAST = 3.0
_BESIDE_MM = 2.5  # beyond the ring, and before the next control
_SLOWEST_TIMER_MS = 5000


def measure_motion(stage: Stage) -> Measure:
    """Return how many pixels change by themselves in ten seconds; every clock of the screen is wound by hand."""
    window = stage.window
    before = _frame(window)
    moving = [one for one in window.findChildren(QAbstractAnimation) if one.state() == one.State.Running]
    timers = [one for one in window.findChildren(QTimer) if one.isActive() and one.interval() <= _SLOWEST_TIMER_MS]
    for timer in timers:
        for _ in range(int(_WATCHED_S * 1000 / max(1, timer.interval()))):
            timer.timeout.emit()
    stage.clock.advance(_WATCHED_S / 2)
    stage.driver.settle()
    changed = _changed(before, _frame(window))
    return at_most("motion", f"{len(timers)} timers, {len(moving)} animations", float(changed), 0.0, window.rect())


def measure_answers(stage: Stage) -> Iterator[Measure]:
    """Press every control on show, and slide off again: each must look pressed before Qt does anything else."""
    window, driver = stage.window, stage.driver
    for target in targets(window):
        if not target.widget.isEnabled() or target.widget.window() is not window:
            continue
        before = _frame(target.widget)
        begun = time.perf_counter()
        driver.press_at(target.rect.center())
        taken = time.perf_counter() - begun
        after = _frame(target.widget)
        driver.move_to(_blank(stage))
        driver.lift_at(_blank(stage))
        driver.settle()
        is_seen = _changed(before, after) > 0
        yield verdict("pressed", target.name, target.rect, is_met=is_seen)
        yield at_most("answer", target.name, taken, _ANSWER_S, target.rect)


def measure_page(stage: Stage, name: str) -> Measure:
    """Return the seconds from the lift to the next page painted, after a tap on the control `name`."""
    place = stage.driver.place_of(name)
    stage.driver.press_at(place.center())
    begun = time.perf_counter()
    stage.driver.lift_at(place.center())
    QApplication.processEvents()
    taken = time.perf_counter() - begun
    stage.driver.settle()
    return at_most("page", name, taken, _PAGE_S, place)


def measure_focus(stage: Stage) -> Iterator[Measure]:
    """Give each control the keyboard's focus in turn and measure the ring that appears: how thick, how strong."""
    window, mm = stage.window, stage.screen.mm_per_px
    focused = [one for one in visible(window.root) if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled()]
    for widget in focused:
        rect = rect_of(widget, window)
        name = widget.accessibleName() or type(widget).__name__
        window.setProperty("keyboardUsed", False)
        window.setFocus()
        without = Pixels(_frame(window))
        window.setProperty("keyboardUsed", True)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        stage.driver.settle()
        thick, strong = _ring(without, Pixels(_frame(window)), _first_place(widget, window), round(_BESIDE_MM / mm))
        yield at_least("ring", name, thick * mm, _RING_MM, rect, slack=mm / 2)
        yield at_least("ring contrast", name, strong, _RING_CONTRAST, rect)
    window.setProperty("keyboardUsed", False)
    window.setFocus()
    stage.driver.settle()


def measure_help(stage: Stage, ways: frozenset[str]) -> Measure:
    """Say whether the screen says that the front desk helps, in private, or has a control of `ways` to that."""
    has_words = says_who_helps(stage)
    what = "the sentence" if has_words else ", ".join(sorted(ways & set(stage.driver.names()))) or "no way to it"
    return verdict("helper", what, stage.window.rect(), is_met=has_words or bool(ways & set(stage.driver.names())))


def ways_to_help(stage: Stage) -> frozenset[str]:
    """Return the names of the controls that lead to the sentence in one tap, from the home screen and from the form."""
    found = set()
    for begin in (Home(), AskCall()):
        stage.guide.go(begin)
        stage.driver.settle()
        for name in stage.driver.names():
            if name in (tr("Get help now"), tr("Make it easier"), tr("Help with these buttons")):
                stage.guide.go(begin)
                stage.driver.settle()
                stage.driver.tap(name)
                if says_who_helps(stage):
                    found.add(name)
    stage.guide.end_visit()
    stage.driver.settle()
    return frozenset(found)


def says_who_helps(stage: Stage) -> bool:
    """Whether the sentence on help from the front desk stands on the screen."""
    return stage.driver.sees(tr("The front desk can help you, in private."))


def _first_place(widget: QWidget, window: QWidget) -> QRect:
    """Return where `widget` is, or the first of the places that it has in a picture."""
    places = widget.focus_places() if hasattr(widget, "focus_places") else [widget.rect()]
    return QRect(places[0].translated(widget.mapTo(window, QPoint(0, 0))))


def _ring(without: Pixels, with_it: Pixels, rect: QRect, beside: int) -> tuple[int, float]:
    """Return how many pixels thick the ring is on the left and the upper side, the thinner, and its contrast.

    It is looked for from `beside` pixels outside of `rect` on; of three ways across each side the best one counts, as
    a drawing below may have the ring's own colour at the others.
    """
    deep = range(-beside, 24)
    ys = [rect.top() + rect.height() * quarter // 4 for quarter in (1, 2, 3)]
    xs = [rect.left() + rect.width() * quarter // 4 for quarter in (1, 2, 3)]
    sides = (
        [[(rect.left() + step, y) for step in deep] for y in ys],
        [[(x, rect.top() + step) for step in deep] for x in xs],
    )
    return min(max(_across(without, with_it, way) for way in side) for side in sides)


def _across(without: Pixels, with_it: Pixels, way: list[tuple[int, int]]) -> tuple[int, float]:
    """Return on one way how many pixels the ring, the broadest of what has come, is thick, and its contrast."""
    changed = Counter(with_it.at(*place) for place in way if without.at(*place) != with_it.at(*place))
    if not changed:
        return 0, 1.0
    ring = changed.most_common(1)[0][0]
    colors = [with_it.at(*place) for place in way]
    beside = {color for pair in pairwise(colors) if ring in pair for color in pair}
    # Where the ring covers an edge of its own colour, that edge is part of it.
    return colors.count(ring), max(contrast(ring, color) for color in beside)


def _frame(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def _changed(one: QImage, other: QImage) -> int:
    """Return how many bytes of two pictures differ, at most a thousand."""
    if one == other:
        return 0
    first, second = bytes(one.constBits()), bytes(other.constBits())
    return min(1000, sum(a != b for a, b in zip(first[::7], second[::7], strict=True)) or 1)


def _blank(stage: Stage) -> QPoint:
    """Return a place in the free strip at the edge, where nothing can be tapped."""
    return QPoint(2, stage.window.height() - 2)
