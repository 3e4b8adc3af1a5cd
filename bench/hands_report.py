"""The hands bench's figures for people: lines on the terminal, a plot, and docs/hands.md."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.hands_model import PROFILES
from bench.hands_rules import RULES, Outcome

OURS = "ours"
RULE_NAMES = (OURS, *RULES)
_LEFT, _TOP, _ROW, _BLOCK, _WIDE, _FROM = 150, 84, 22, 34, 620, 30.0
_MARKS = {OURS: "#095256", "plain": "#A0522D", "30 px": "#6B6B6B"}


@dataclass(frozen=True)
class Cell:
    """One profile on one screen of one glass: how many taps came to what under each rule, and the limit in taps."""

    glass: str
    screen: str
    profile: str
    taps: int
    limit: int
    counts: dict[str, dict[Outcome, int]]

    def share(self, rule: str, outcome: Outcome = Outcome.ONCE) -> float:
        """Return a share of the taps in per cent."""
        return 100 * self.counts[rule].get(outcome, 0) / self.taps

    @property
    def possible(self) -> float:
        """Return the geometric limit in per cent."""
        return 100 * self.limit / self.taps

    @property
    def name(self) -> str:
        """Return which cell it is."""
        return f"{self.glass}, {self.screen}, {self.profile}"


def terminal_lines(cells: Sequence[Cell]) -> Iterable[str]:
    """Give the table, a line a cell: the limit, then of each rule once / nothing / wrong / twice in per cent."""
    head = f"{'':41} limit " + "".join(f"{rule:^25}" for rule in RULE_NAMES)
    yield head
    yield f"{'':47}" + f"{'once noth. wrong twice':^25}" * len(RULE_NAMES)
    for cell in cells:
        shares = "".join(
            " " + "".join(f"{cell.share(rule, outcome):6.1f}" for outcome in Outcome) for rule in RULE_NAMES
        )
        yield f"{cell.glass:12}{cell.screen:14}{cell.profile:14} {cell.possible:6.1f}{shares}"


def tables(cells: Sequence[Cell]) -> str:
    """Return the table in Markdown, one for each glass."""
    parts = []
    for glass in dict.fromkeys(cell.glass for cell in cells):
        lines = [
            f"### {glass}",
            "",
            "| screen | hand | limit | ours | nothing | wrong | twice | plain | n / w / t | 30 px | n / w / t |",
            "|---|---|---|---|---|---|---|---|---|---|---|",
        ]
        for cell in cells:
            if cell.glass == glass:
                lines.append(_table_row(cell))
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _table_row(cell: Cell) -> str:
    ours = " | ".join(f"{cell.share(OURS, outcome):.1f}" for outcome in Outcome)
    row = f"| {cell.screen} | {cell.profile} | {cell.possible:.1f} | {ours} |"
    for rule in RULES:
        rest = " / ".join(f"{cell.share(rule, outcome):.1f}" for outcome in Outcome if outcome is not Outcome.ONCE)
        row += f" {cell.share(rule):.1f} | {rest} |"
    return row


def plot(cells: Sequence[Cell], glass: str) -> str:
    """Return an SVG of one glass: a row a profile, a block a screen, a mark a rule, and a stroke at the limit."""
    shown = [cell for cell in cells if cell.glass == glass]
    screens = list(dict.fromkeys(cell.screen for cell in shown))
    height = _TOP + len(screens) * (len(PROFILES) * _ROW + _BLOCK) + 10
    parts = [_text(10, 24, f"Intended once, in % of taps: {glass}", 17, 700), *_legend()]
    for percent in range(int(_FROM), 101, 10):
        parts.append(f'<path d="M{_x(percent):.1f} {_TOP - 10} V{height - 16}" stroke="#D8D2C2"/>')
        parts.append(_text(_x(percent), _TOP - 16, str(percent), 12, 400, "middle"))
    top = float(_TOP)
    for screen in screens:
        parts.append(_text(10, top + 14, screen, 14, 700))
        top += _BLOCK - 8
        for cell in (cell for cell in shown if cell.screen == screen):
            parts += _plot_row(cell, top)
            top += _ROW
        top += 8
    body = "\n".join(parts)
    size = f'width="{_LEFT + _WIDE + 30}" height="{height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif">\n'
        f'<rect {size} fill="#FFFFFF"/>\n{body}\n</svg>\n'
    )


def _plot_row(cell: Cell, top: float) -> list[str]:
    middle = top + _ROW / 2
    limit = _x(cell.possible)
    parts = [
        _text(_LEFT - 12, middle + 4, cell.profile, 12, 400, "end"),
        f'<path d="M{_LEFT} {middle:.1f} H{_LEFT + _WIDE}" stroke="#EEEAE0"/>',
        f'<path d="M{limit:.1f} {top + 3:.1f} v{_ROW - 6}" stroke="#15242E" stroke-width="2.5"/>',
    ]
    return parts + [_mark(rule, _x(cell.share(rule)), middle) for rule in reversed(RULE_NAMES)]


def _legend() -> list[str]:
    words = {OURS: "ours", "plain": "plain QPushButton", "30 px": "at release unless drifted 30 px"}
    parts, x = [], 20.0
    for rule, said in words.items():
        parts += [_mark(rule, x, 46), _text(x + 12, 50, said, 13)]
        x += 40 + 7.2 * len(said)
    parts.append(f'<path d="M{x:.1f} 38 v16" stroke="#15242E" stroke-width="2.5"/>')
    return [*parts, _text(x + 10, 50, "limit", 13)]


def _mark(rule: str, x: float, y: float) -> str:
    """Return a rule's mark; the shapes differ as the colours do."""
    color = _MARKS[rule]
    if rule == OURS:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{color}"/>'
    if rule == "plain":
        return f'<rect x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10" fill="{color}"/>'
    return f'<path d="M{x:.1f} {y - 6:.1f} l6 11 h-12 z" fill="{color}"/>'


def _x(percent: float) -> float:
    return _LEFT + _WIDE * (max(percent, _FROM) - _FROM) / (100 - _FROM)


def _text(x: float, y: float, words: str, size: int, weight: int = 400, anchor: str = "start") -> str:
    style = f'font-size="{size}" font-weight="{weight}" text-anchor="{anchor}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {style} fill="#15242E">{words}</text>'
