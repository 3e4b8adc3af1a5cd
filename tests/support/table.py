"""A surface of plain rectangles for the steady-tap rule; one millimetre is one pixel here."""

from dataclasses import dataclass, field

from kiosk.settings import Taps
from kiosk.ui.steady import Scroller, SteadyTaps, TapRule, Target
from kiosk.ui.touch import rule_in_pixels
from tests.support.fakes import FakeClock

RULE = rule_in_pixels(Taps(), mm_per_px=1.0)


@dataclass(eq=False)
class Pad:
    """A target of 20 mm a side that notes what is done to it."""

    name: str
    x: float
    y: float
    side: float = 20.0
    is_pressed: bool = False
    acts: int = 0
    on_act: object = None
    pressed_log: list[bool] = field(default_factory=list)

    def set_pressed(self, is_pressed: bool) -> None:
        self.is_pressed = is_pressed
        self.pressed_log.append(is_pressed)

    def activate(self) -> None:
        self.acts += 1
        if callable(self.on_act):
            self.on_act()

    def distance(self, x: float, y: float) -> float:
        dx = max(self.x - x, 0.0, x - self.x - self.side)
        dy = max(self.y - y, 0.0, y - self.y - self.side)
        return float((dx * dx + dy * dy) ** 0.5)


class Ground:
    """Ground that scrolls."""

    def __init__(self) -> None:
        self.moved: list[float] = []

    def scroll_by(self, pixels: float) -> None:
        self.moved.append(pixels)

    def owns(self, target: Target) -> bool:
        return isinstance(target, Pad) and target.y >= 200


class Table:
    """A surface with pads on it: two side by side, 3 mm apart, and one on scrolling ground below y = 200."""

    def __init__(self) -> None:
        self.left = Pad("left", 10, 10)
        self.right = Pad("right", 33, 10)
        self.link = Pad("link", 10, 210)
        self.pads = [self.left, self.right, self.link]
        self.ground = Ground()
        self.felt_count = 0
        self.misses: list[tuple[float, float]] = []

    def target_at(self, x: float, y: float, reach: float) -> Target | None:
        near = min(self.pads, key=lambda pad: pad.distance(x, y))
        return near if near.distance(x, y) <= reach else None

    def scroller_at(self, x: float, y: float) -> Scroller | None:
        return self.ground if y >= 200 else None

    def felt(self) -> None:
        self.felt_count += 1

    def missed(self, x: float, y: float) -> None:
        self.misses.append((x, y))

    @property
    def acts(self) -> int:
        return sum(pad.acts for pad in self.pads)


class Desk:
    """A table, its taps, and a clock."""

    def __init__(self, rule: TapRule = RULE) -> None:
        self.clock = FakeClock()
        self.table = Table()
        self.taps = SteadyTaps(self.table, self.clock, rule)

    def tap(self, x: float, y: float, contact: int = 0) -> None:
        self.taps.down(contact, x, y)
        self.taps.up(contact, x, y)
