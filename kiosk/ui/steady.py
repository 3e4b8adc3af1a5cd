"""The steady-tap rule: what a shaking or numb finger meant, without Qt.

The rule and the reasons for its numbers are in docs/decisions/0004-steady-taps.md. Positions are pixels of the window.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import hypot, isfinite
from typing import Protocol, runtime_checkable

from kiosk.clock import Clock

MOUSE = -1  # the contact number of a mouse

# A contact that rests within the drift is a press however long it takes, until somebody else needs the screen: from
# `YIELDS_S` on another contact takes it over. Three times the longest press of a numb finger (3 s), and short enough to
# wait for. After `STUCK_S` it is no finger: it has lost the screen for good and staff are told.
YIELDS_S = 10.0
STUCK_S = 120.0
_FAR = 100_000.0  # pixels; no screen is so large, what comes from there is no place


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

    def owns(self, target: Target) -> bool:
        """Whether the target moves with this ground; one that only lies beside it is no reason to scroll."""
        ...


@runtime_checkable
class Dragged(Protocol):
    """A handle that follows the finger in both directions."""

    def drag_by(self, right: float, down: float) -> None:
        """Move by so many pixels."""
        ...


class Surface(Protocol):
    """What lies on the screen."""

    def target_at(self, x: float, y: float, reach: float) -> Target | None:
        """Return the target under the point, else the nearest within `reach` pixels, else None."""
        ...

    def scroller_at(self, x: float, y: float) -> Scroller | Dragged | None:
        """Return the ground under the point if it scrolls, or the handle there."""
        ...

    def felt(self) -> None:
        """Learn that somebody is there: a contact came down, counted or not."""
        ...

    def missed(self, x: float, y: float) -> None:
        """Learn that a finger came down where there is nothing to tap."""
        ...


@dataclass
class _Contact:
    """A contact that is down: round which place it rests, and since when."""

    place: tuple[float, float]
    rests_since: float
    start: tuple[float, float]
    since: float
    strayed: float = 0.0  # how far from the start it has been, in pixels
    is_alone: bool = True  # no other one has been down at the same time


@dataclass(frozen=True)
class Hold:
    """The one contact that is down and always was: where it began, for how many seconds, how far off it has been."""

    x: float
    y: float
    seconds: float
    strayed: float  # pixels


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
        self.is_rest: Callable[[float, float], bool] = _is_nowhere  # where a hand may lie while another one taps
        self._surface = surface
        self._clock = clock
        self._owner: int | None = None
        self._origin = (0.0, 0.0)
        self._last = (0.0, 0.0)
        self._contacts: dict[int, _Contact] = {}  # all that are down, counted or not
        self._taken: Target | None = None  # the target at touch-down
        self._target: Target | None = None  # the target that would act now
        self._scroller: Scroller | Dragged | None = None
        self._is_scrolling = False
        self._last_target: Target | None = None
        self._last_act = float("-inf")
        self._last_lift = (0.0, 0.0)
        self._quiet_until = float("-inf")

    @property
    def is_held(self) -> bool:
        """Whether a contact owns the screen now."""
        return self._owner is not None

    @property
    def hold(self) -> Hold | None:
        """The contact that owns the screen, if no other one has been down beside it; None where there is none."""
        contact = self._contacts.get(self._owner) if self._owner is not None else None
        if contact is None or not contact.is_alone:
            return None
        return Hold(*contact.start, self._clock.monotonic() - contact.since, contact.strayed)

    def down(self, contact: int, x: float, y: float, width: float = 0.0) -> None:
        """Begin a contact; `width` is its larger diameter where the screen tells it, else 0."""
        if not _is_place(x, y):
            return
        self._surface.felt()
        now = self._clock.monotonic()
        if contact == self._owner:  # its lift was lost: what it held is over, and this is another press
            self._release()
        self._let_go_after(YIELDS_S)
        for other in self._contacts.values():
            other.is_alone = False
        is_alone = not self._contacts.keys() - {contact}
        self._contacts[contact] = _Contact((x, y), now, (x, y), now, is_alone=is_alone)
        is_counted = self._owner is None and width <= self.rule.palm and now >= self._quiet_until
        if not is_counted or self.is_rest(x, y):
            return
        target = self._surface.target_at(x, y, self.rule.reach)
        if now - self._last_act < self.rule.repeat and self._is_bounce(target, x, y):
            return
        self._owner = contact
        self._origin = self._last = (x, y)
        self._taken = target
        self._scroller = self._ground_at(x, y, target)
        self._is_scrolling = False
        self._aim_at(target)
        if target is None:
            self._surface.missed(x, y)

    def move(self, contact: int, x: float, y: float) -> None:
        """Follow a contact."""
        if not _is_place(x, y):
            return
        known = self._contacts.get(contact)
        if known is not None:
            known.strayed = max(known.strayed, hypot(x - known.start[0], y - known.start[1]))
        if known is not None and hypot(x - known.place[0], y - known.place[1]) > self.rule.drift:
            self.let_stuck_go()
            known.place, known.rests_since = (x, y), self._clock.monotonic()
        if contact != self._owner:
            return
        if self._is_scrolling:
            self._scroll(x - self._last[0], y - self._last[1])
        elif hypot(x - self._origin[0], y - self._origin[1]) <= self.rule.drift:
            self._aim_at(self._taken)
        elif self._scroller is not None:
            self._is_scrolling = True
            self._aim_at(None)
            self._scroll(x - self._origin[0], y - self._origin[1])
        else:
            self._aim_at(self._surface.target_at(*self._held_back(x, y), self.rule.reach))
        self._last = (x, y)

    def up(self, contact: int, x: float, y: float) -> None:
        """End a contact; this is when its target acts."""
        self.let_stuck_go()
        self.move(contact, x, y)
        self._contacts.pop(contact, None)
        if contact != self._owner:
            return
        target = self._target if _is_place(x, y) else None
        self._release()
        if target is not None:
            self._last_target = target
            self._last_act = self._clock.monotonic()
            self._last_lift = (x, y)
            target.activate()

    def lost(self, keep: frozenset[int] = frozenset()) -> None:
        """Forget all contacts of fingers but `keep`, without acting: they are gone, though nobody told of a lift."""
        for contact in self._contacts.keys() - keep - {MOUSE}:
            del self._contacts[contact]
            if contact == self._owner:
                self._release()

    def let_stuck_go(self) -> None:
        """Take the screen away from a contact that rests for `STUCK_S`; to be called now and then."""
        self._let_go_after(STUCK_S)

    @property
    def longest_rest(self) -> float:
        """For how many seconds the most patient contact has rested where it is; 0 if none is down."""
        now = self._clock.monotonic()
        return max((now - contact.rests_since for contact in self._contacts.values()), default=0.0)

    def cancel(self) -> None:
        """Let go without acting: the system took the contact away."""
        self._release()

    def page_changed(self) -> None:
        """Forget what the finger holds: what it meant has gone, and so has whatever comes in the next moment."""
        self._release()
        self._quiet_until = self._clock.monotonic() + self.rule.settle

    def rest_for(self, seconds: float) -> None:
        """Forget what the finger holds, and count nothing for so long: somebody wipes the screen."""
        self._release()
        self._quiet_until = max(self._quiet_until, self._clock.monotonic() + seconds)

    def _ground_at(self, x: float, y: float, target: Target | None) -> Scroller | Dragged | None:
        """Return what would follow the finger: nothing, if it has taken a target that lies beside the ground."""
        ground = self._surface.scroller_at(x, y)
        if ground is None or isinstance(ground, Dragged) or target is None or ground.owns(target):
            return ground
        return None

    def _is_bounce(self, target: Target | None, x: float, y: float) -> bool:
        """Whether what comes so soon is the finger that has just left: on the same target, or where it has lifted."""
        if target is not None and target == self._last_target:
            return True
        return hypot(x - self._last_lift[0], y - self._last_lift[1]) <= self.rule.reach

    def _held_back(self, x: float, y: float) -> tuple[float, float]:
        """Return the point short of where the finger is: what it only brushes by rolling does not take over."""
        from_x, from_y = self._origin
        share = self.rule.drift / max(self.rule.drift, hypot(x - from_x, y - from_y))
        return x - (x - from_x) * share, y - (y - from_y) * share

    def _let_go_after(self, seconds: float) -> None:
        owner = self._contacts.get(self._owner) if self._owner is not None else None
        if owner is not None and self._clock.monotonic() - owner.rests_since >= seconds:
            self._release()

    def _scroll(self, right: float, down: float) -> None:
        if isinstance(self._scroller, Dragged):
            self._scroller.drag_by(right, down)
        elif self._scroller is not None:
            self._scroller.scroll_by(-down)

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


def _is_nowhere(x: float, y: float) -> bool:
    return False


def _is_place(x: float, y: float) -> bool:
    return isfinite(x) and isfinite(y) and abs(x) < _FAR and abs(y) < _FAR
