"""Writes what was measured into docs/hands.md, between its two marks, and the plot beside the docs' pictures."""

from collections.abc import Sequence
from pathlib import Path

from bench.hands_letters import TYPICAL_NAME, taps_for
from bench.hands_report import OURS, Cell, plot, tables

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
PICTURE = "pictures/hands.svg"


def write_page(root: Path, cells: Sequence[Cell], *, seed: int, taps: int) -> None:
    """Put the figures into the page below `root`; raises `ValueError` if the page has lost its marks."""
    docs = root / "docs"
    page = docs / "hands.md"
    before, rest = page.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    page.write_text(f"{before}{BEGIN}\n{_figures(cells, seed, taps)}\n{END}{after}", encoding="utf-8")
    (docs / PICTURE).write_text(plot(cells, cells[0].glass), encoding="utf-8")


def _figures(cells: Sequence[Cell], seed: int, taps: int) -> str:
    usual, bigger = taps_for(TYPICAL_NAME)
    lines = [
        f"Seed {seed}; {taps:,} taps a line, half as many letters on the bigger keys. All figures are % of taps.",
        "",
        f"![What each rule reaches on the smallest screen]({PICTURE})",
        "",
        f"“{TYPICAL_NAME}” takes {usual} taps on the usual keys, {bigger} on the bigger ones. Letters right at once,",
        "and how many of that name's letters a hand has to mend on average:",
        "",
        "| screen | hand | usual keys | to mend | bigger keys | to mend |",
        "|---|---|---|---|---|---|",
    ]
    letters = len(TYPICAL_NAME)
    for cell in cells:
        if cell.screen != "bigger keys":
            continue
        other = next(one for one in cells if (one.glass, one.screen, one.profile) == _usual(cell))
        shares = [one.share(OURS) for one in (other, cell)]
        mended = [f"{share:.1f} | {letters * (100 - share) / 100:.1f}" for share in shares]
        lines.append(f"| {cell.glass} | {cell.profile} | {' | '.join(mended)} |")
    return "\n".join([*lines, "", tables(cells)])


def _usual(cell: Cell) -> tuple[str, str, str]:
    return cell.glass, "keyboard", cell.profile
