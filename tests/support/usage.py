"""Where counts go in tests: a store that remembers them, and can be made to fail like a disk."""

from collections import Counter
from datetime import date


class FakeStore:
    """Takes counts as a file would; with `is_full` it takes none."""

    def __init__(self) -> None:
        self.days: dict[date, Counter[str]] = {}
        self.is_full = False
        self.refusals = 0

    def add(self, day: date, counts: Counter[str]) -> bool:
        """Add `counts`, unless the disk is full."""
        if self.is_full:
            self.refusals += 1
            return False
        self.days.setdefault(day, Counter()).update(counts)
        return True

    def erase(self) -> None:
        """Forget all days."""
        self.days.clear()

    @property
    def counted(self) -> Counter[str]:
        """The counts of all days together."""
        return sum(self.days.values(), Counter())
