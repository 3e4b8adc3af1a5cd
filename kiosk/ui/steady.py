"""The steady-tap rule: what a shaking or numb finger meant, without Qt.

The rule and the reasons for its numbers are in docs/decisions/0004-steady-taps.md. Positions are pixels of the window.
"""

from dataclasses import dataclass
from math import hypot
from typing import Protocol

from kiosk.clock import Clock

MOUSE = -1  # the contact number of a mouse


class Target(Protocol):
    """Something that a tap can act on; two values are equal if they stand for the same thing on the screen."""

    def set_pressed(self, is_pressed: bool) -> None:
        """Look pressed or not, at once."""
        ...

    def activate(self) -> None:
        """Do what the tap asks for."""
        ...


class Scroller(Protocol):
    """Ground that follows the finger."""

    def scroll_by(self, pixels: float) -> None:
        """Move the content up by `pixels`."""
        ...


class Surface(Protocol):
    """What lies on the screen."""

    def target_at(self, x: float, y: float, reach: float) -> Target | None:
        """Return the target under the point, else the nearest within `reach` pixels, else None."""
        ...

    def scroller_at(self, x: float, y: float) -> Scroller | None:
        """Return the ground under the point if it scrolls."""
        ...

    def felt(self) -> None:
        """Learn that somebody is there: a contact came down, counted or not."""
        ...

    def missed(self, x: float, y: float) -> None:
        """Learn that a finger came down where there is nothing to tap."""
        ...


@dataclass(frozen=True)
class TapRule:
    """The numbers of the rule: pixels for distances, seconds for times."""

    reach: float
    drift: float
    palm: float
    repeat: float
    settle: float


class SteadyTaps:
    """Turns contacts into at most one action each."""

    def __init__(self, surface: Surface, clock: Clock, rule: TapRule) -> None:
        self.rule = rule
        self._surface = surface
        self._clock = clock
        self._owner: int | None = None
        self._origin = (0.0, 0.0)
        self._last_y = 0.0
        self._taken: Target | None = None  # the target at touch-down
        self._target: Target | None = None  # the target that would act now
        self._scroller: Scroller | None = None
        self._is_scrolling = False
        self._last_target: Target | None = None
        self._last_act = float("-inf")
        self._quiet_until = float("-inf")

    @property
    def is_held(self) -> bool:
        """Whether a contact owns the screen now."""
        return self._owner is not None

    def down(self, contact: int, x: float, y: float, width: float = 0.0) -> None:
        """Begin a contact; `width` is its larger diameter where the screen tells it, else 0."""
        self._surface.felt()
        if self._owner is not None or width > self.rule.palm:
            return
        now = self._clock.monotonic()
        if now < self._quiet_until:
            return
        target = self._surface.target_at(x, y, self.rule.reach)
        if target is not None and target == self._last_target and now - self._last_act < self.rule.repeat:
            return
        self._owner = contact
        self._origin = (x, y)
        self._last_y = y
        self._taken = target
        self._scroller = self._surface.scroller_at(x, y)
        self._is_scrolling = False
        self._aim_at(target)
        if target is None:
            self._surface.missed(x, y)

    def move(self, contact: int, x: float, y: float) -> None:
        """Follow a contact."""
        if contact != self._owner:
            return
        if self._is_scrolling and self._scroller is not None:
            self._scroller.scroll_by(self._last_y - y)
        elif hypot(x - self._origin[0], y - self._origin[1]) <= self.rule.drift:
            self._aim_at(self._taken)
        elif self._scroller is not None:
            self._is_scrolling = True
            self._aim_at(None)
            self._scroller.scroll_by(self._origin[1] - y)
        else:
            self._aim_at(self._surface.target_at(x, y, 0.0))
        self._last_y = y

    def up(self, contact: int, x: float, y: float) -> None:
        """End a contact; this is when its target acts."""
        if contact != self._owner:
            return
        self.move(contact, x, y)
        target = self._target
        self._release()
        if target is not None:
            self._last_target = target
            self._last_act = self._clock.monotonic()
            target.activate()

    def cancel(self) -> None:
        """Let go without acting: the system took the contact away."""
        self._release()

    def page_changed(self) -> None:
        """Forget what the finger holds: what it meant has gone, and so has whatever comes in the next moment."""
        self._release()
        self._quiet_until = self._clock.monotonic() + self.rule.settle

    def _aim_at(self, target: Target | None) -> None:
        if target == self._target:
            return
        if self._target is not None:
            self._target.set_pressed(False)
        self._target = target
        if target is not None:
            target.set_pressed(True)

    def _release(self) -> None:
        self._aim_at(None)
        self._owner = None
        self._taken = None
        self._scroller = None
        self._is_scrolling = False
