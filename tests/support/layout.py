"""The audit's measurements for tests of single screens: how large and how far apart, and whether all words fit."""

from audit.letters import measure_covered, measure_words
from audit.measure import Measure
from audit.painted import Painting
from audit.ruler import Place, bar_places, measure_targets, targets
from kiosk.visit.visit import TextSize
from tests.support.kiosks import Hand

# What a test of one screen asks for; the audit's own tests ask for all the rest.
_RULES = frozenset({"target", "tile", "key", "css", "edge", "gap", "cut", "overlap", "broken"})


class Ruler:
    """Measures the screen that a hand has before it."""

    def __init__(self, hand: Hand) -> None:
        self._window = hand.window
        self._mm = hand.window._mm_per_px

    def faults(self) -> list[str]:
        """Return everything that breaks a rule on the screen as it is now."""
        return [f"{one.what}: {one.rule} {one.value:.1f}" for one in self._measures() if not one.is_met]

    def targets(self) -> list[Place]:
        """Return what can be tapped, without links and without the ground behind everything."""
        return targets(self._window)

    def frame_places(self) -> dict[str, tuple[int, int, int, int]]:
        """Return where the frame's buttons are on a screen with both bars; nothing on the others."""
        return bar_places(self._window)

    def _measures(self) -> list[Measure]:
        painting = Painting(self._window, self._window.root)
        found = [
            *measure_targets(self._window, self._mm),
            *measure_words(painting, self._window, TextSize.NORMAL, self._mm),
            *measure_covered(painting, targets(self._window), self._window, self._mm),
        ]
        return [one for one in found if one.rule in _RULES]
