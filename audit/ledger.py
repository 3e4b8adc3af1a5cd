"""What the audit has found so far: of each rule the worst measurement, with a picture, and everything that broke it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from audit.measure import Measure
from audit.stage import Case

_EXAMPLES = 400


@dataclass(frozen=True)
class Worst:
    """The worst measurement of a rule; `picture` is a WebP or PNG file's content."""

    what: str
    value: float
    badness: float
    is_met: bool
    state: str
    case: str
    picture: bytes = b""


@dataclass
class Ledger:
    """Everything noted, by rule."""

    worst: dict[str, Worst] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    faults: dict[str, dict[str, list[str]]] = field(default_factory=dict)  # rule -> what -> where
    states: int = 0

    def note(self, measure: Measure, state: str, case: Case, picture: Callable[[Measure], bytes] | None = None) -> None:
        """Take a measurement down."""
        self.counts[measure.rule] += 1
        worst = self.worst.get(measure.rule)
        if worst is None or measure.badness > worst.badness:
            shown = picture(measure) if picture is not None else b""
            self.worst[measure.rule] = Worst(
                measure.what, measure.value, measure.badness, measure.is_met, state, str(case), shown
            )
        if not measure.is_met:
            places = self.faults.setdefault(measure.rule, {}).setdefault(measure.what, [])
            if len(places) < _EXAMPLES:
                places.append(f"{state} [{case}] {measure.value:.2f}")

    def add(self, other: "Ledger") -> None:
        """Take over what another ledger holds."""
        self.counts.update(other.counts)
        self.states += other.states
        for rule, worst in other.worst.items():
            if rule not in self.worst or worst.badness > self.worst[rule].badness:
                self.worst[rule] = worst
        for rule, faults in other.faults.items():
            for what, places in faults.items():
                self.faults.setdefault(rule, {}).setdefault(what, []).extend(places)
