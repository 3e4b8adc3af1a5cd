"""What a measurement is: a rule, a value, its limit, how bad it is, and where it was taken."""

from dataclasses import dataclass

from PySide6.QtCore import QRect

_FAULT = 99.0  # how bad a plain fault is, beside which no figure of a measurement counts


@dataclass(frozen=True)
class Measure:
    """One measurement; `badness` is 1 at the limit and grows beyond it, `rect` is in pixels of the window."""

    rule: str
    what: str
    value: float
    badness: float
    rect: QRect
    is_met: bool


def at_least(rule: str, what: str, value: float, limit: float, rect: QRect, *, slack: float = 0.0) -> Measure:
    """Return a measurement whose value must reach `limit`; `slack` is what rounding to pixels may take."""
    return Measure(rule, what, value, limit / max(value, 1e-6), rect, value + slack >= limit)


def at_most(rule: str, what: str, value: float, limit: float, rect: QRect, *, slack: float = 0.0) -> Measure:
    """Return a measurement whose value must not pass `limit`."""
    return Measure(rule, what, value, value / limit if limit else value, rect, value <= limit + slack)


def verdict(rule: str, what: str, rect: QRect, *, is_met: bool) -> Measure:
    """Return an answer of yes or no."""
    return Measure(rule, what, float(is_met), 0.0 if is_met else _FAULT, rect, is_met)
