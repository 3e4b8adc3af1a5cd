"""Hands as numbers: where a finger lands, how it moves while it presses, and what else touches the glass.

Millimetres, milliseconds, shares of 1. The numbers are assumptions on the hard side of what other kiosks' users report,
fixed so that nobody tunes them; sigma of `older` is the mean offset of people of 67-81, 3.36 mm (Sultana & Moffatt
2019, doi 10.1145/3300178), as the mean of a Rayleigh distribution: 3.36 / 1.2533 = 2.68.
"""

import math
import random
from dataclasses import dataclass

REPORT_MS = 1000 / 30  # a panel tells of a finger that moves so often
Z_95 = 1.6449  # the normal distribution's 95th percentile
_AIM_SHARE, _AIM_MOST = 6, 8.0  # along the width of a target people aim with sigma = min(width / 6, 8 mm)
_BOUNCE_AWAY, _BOUNCE_PAUSE = 2.0, (80.0, 350.0)
_SECOND_AWAY = (25.0, 80.0)
_SWAB_OUTSIDE = 6.0
_SWING_HZ = (4.0, 8.0)


@dataclass(frozen=True)
class Profile:
    """One kind of hand; `sigma`, `drift` (median, 95th percentile) and `swing` in mm, `press` in ms, else shares."""

    name: str
    sigma: float
    drift: tuple[float, float]
    bounce: float
    second: float
    swab: float
    press: tuple[float, float]
    swing: float = 0.0
    is_roll: bool = False  # the drift has one direction, the finger rolls


PROFILES = (
    Profile("steady", 1.3, (0.4, 1.2), 0.001, 0.002, 0.0, (60, 150)),
    Profile("older", 2.68, (1.2, 4.0), 0.02, 0.01, 0.01, (100, 400)),
    Profile("numb", 3.0, (4.0, 9.0), 0.03, 0.03, 0.0, (500, 3000), is_roll=True),
    Profile("tremor", 3.8, (3.5, 9.0), 0.12, 0.04, 0.05, (80, 600), swing=1.5),
    Profile("strong tremor", 5.0, (5.0, 12.0), 0.20, 0.08, 0.08, (80, 900), swing=3.0),
)


@dataclass(frozen=True)
class Place:
    """A rectangle on the glass, in mm from its upper left corner."""

    name: str
    left: float
    top: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point that a swab slides to."""
        return self.left + self.width / 2, self.top + self.height / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return 0 <= x - self.left < self.width and 0 <= y - self.top < self.height

    def distance(self, x: float, y: float) -> float:
        """Return how far a point is from the nearest point of the rectangle, in mm."""
        dx = max(self.left - x, 0.0, x - self.left - self.width)
        dy = max(self.top - y, 0.0, y - self.top - self.height)
        return math.hypot(dx, dy)


@dataclass(frozen=True)
class Press:
    """One contact from touch-down to lift: (ms since touch-down, x, y), the first at 0."""

    path: tuple[tuple[float, float, float], ...]

    @property
    def down(self) -> tuple[float, float]:
        """Where it comes down."""
        return self.path[0][1:]

    @property
    def lift(self) -> tuple[float, float]:
        """Where it leaves the glass."""
        return self.path[-1][1:]


@dataclass(frozen=True)
class Tap:
    """One tap: the press, a second contact that rests there meanwhile, and a bounce with the pause before it in ms."""

    press: Press
    second: tuple[float, float] | None = None
    bounce: Press | None = None
    pause: float = 0.0


class Hand:
    """Taps on places as one person does."""

    def __init__(self, profile: Profile, chance: random.Random) -> None:
        self.profile = profile
        self._chance = chance
        self._roll = self._angle()

    def tap(self, place: Place) -> Tap:
        """Return a tap that means `place`."""
        profile, chance = self.profile, self._chance
        press = self._swab(place) if chance.random() < profile.swab else self._press(place)
        second = self._beside(press.down, chance.uniform(*_SECOND_AWAY)) if chance.random() < profile.second else None
        if chance.random() >= profile.bounce:
            return Tap(press, second)
        x, y = self._beside(press.lift, _BOUNCE_AWAY)
        bounce = Press(((0.0, x, y), (profile.press[0], x, y)))
        return Tap(press, second, bounce, chance.uniform(*_BOUNCE_PAUSE))

    def _press(self, place: Place) -> Press:
        """Return a press that lands round the aim, and drifts."""
        x, y = place.middle
        x += self._chance.gauss(0, min(place.width / _AIM_SHARE, _AIM_MOST))
        x += self._chance.gauss(0, self.profile.sigma)
        y += self._chance.gauss(0, self.profile.sigma)
        median, p95 = self.profile.drift
        far = median * math.exp(self._chance.gauss(0, math.log(p95 / median) / Z_95))
        angle = self._roll if self.profile.is_roll else self._angle()
        return self._move((x, y), (x + far * math.cos(angle), y + far * math.sin(angle)))

    def _swab(self, place: Place) -> Press:
        """Return a press that lands outside the place, beside any point of its edge, and slides to the middle."""
        along = self._chance.uniform(0, 2 * (place.width + place.height))
        right, bottom = place.left + place.width, place.top + place.height
        if along < place.width:
            start = place.left + along, place.top - _SWAB_OUTSIDE
        elif along < 2 * place.width:
            start = place.left + along - place.width, bottom + _SWAB_OUTSIDE
        elif along < 2 * place.width + place.height:
            start = place.left - _SWAB_OUTSIDE, place.top + along - 2 * place.width
        else:
            start = right + _SWAB_OUTSIDE, place.top + along - 2 * place.width - place.height
        return self._move(start, place.middle)

    def _move(self, start: tuple[float, float], end: tuple[float, float]) -> Press:
        """Return the way from `start` to `end`, with the swing of a tremor round it; the landing point stays."""
        chance = self._chance
        lasts = chance.uniform(*self.profile.press)
        phase, hertz, angle = self._angle(), chance.uniform(*_SWING_HZ), self._angle()
        path = []
        reports = max(1, math.ceil(lasts / REPORT_MS))
        for number in range(reports + 1):
            share = number / reports
            swung = math.sin(phase + math.tau * hertz * lasts * share / 1000) - math.sin(phase)
            x = start[0] + (end[0] - start[0]) * share + self.profile.swing * swung * math.cos(angle)
            y = start[1] + (end[1] - start[1]) * share + self.profile.swing * swung * math.sin(angle)
            path.append((lasts * share, x, y))
        return Press(tuple(path))

    def _beside(self, point: tuple[float, float], away: float) -> tuple[float, float]:
        angle = self._angle()
        return point[0] + away * math.cos(angle), point[1] + away * math.sin(angle)

    def _angle(self) -> float:
        return self._chance.uniform(0, math.tau)
