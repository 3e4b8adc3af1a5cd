"""`make hands`: taps of shaking, numb and old hands on the program's own screens, under our rule and two others.

usage: python -m bench.hands [--seed N] [--taps N] [--write]     ends with 1 and names the goals that were missed
"""

import argparse
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

from bench.hands_letters import ALPHABET, BigKeys
from bench.hands_model import PROFILES, Hand, Profile
from bench.hands_page import write_page
from bench.hands_report import OURS, RULE_NAMES, Cell, terminal_lines
from bench.hands_rules import RULES, Outcome, fired, nearest, outcome
from bench.hands_screens import FORM, GLASSES, HOME, KEYS, SCREENS, TOPIC, Glass, Kiosk, is_letter
from kiosk.ui.application import make_application

SEED, TAPS = 2026, 1500
BIGGER = "bigger keys"
BUTTONS = (HOME, TOPIC, FORM)
LEAST_ON_BUTTONS = {"older": 99.0, "numb": 99.0, "tremor": 96.5}
LEAST_ON_BIGGER = {"tremor": 96.5, "strong tremor": 92.0}
BELOW_LIMIT = 0.5  # points
_ROOT = Path(__file__).resolve().parent.parent
_STRANGER = -1


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and return 1 if a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.hands", description="Taps of shaking hands, counted.")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--taps", type=int, default=TAPS, help="for each hand and screen; letters are half as many")
    parser.add_argument("--write", action="store_true", help="write docs/hands.md and its picture")
    options = parser.parse_args(arguments)
    begun = time.monotonic()
    cells = measured(options.seed, options.taps)
    print("\n".join(terminal_lines(cells)))
    missed = list(faults(cells))
    print(f"{options.taps} taps a line, seed {options.seed}, {time.monotonic() - begun:.0f} s")
    print("\n".join(f"MISSED {fault}" for fault in missed) or "all goals met")
    if options.write:
        write_page(_ROOT, cells, seed=options.seed, taps=options.taps)
    return int(bool(missed))


def measured(seed: int, taps: int) -> list[Cell]:
    """Return all cells, by glass, screen and profile; two glasses are worked on at a time."""
    jobs = [(glass, profile, seed, taps) for glass in GLASSES for profile in PROFILES]
    with ProcessPoolExecutor(max_workers=os.cpu_count(), mp_context=get_context("spawn")) as pool:
        found = [cell for cells in pool.map(_work, jobs) for cell in cells]
    order = [(glass.name, screen) for glass in GLASSES for screen in (*SCREENS, BIGGER)]
    return sorted(found, key=lambda cell: order.index((cell.glass, cell.screen)))


def _work(job: tuple[Glass, Profile, int, int]) -> list[Cell]:
    glass, profile, seed, taps = job
    make_application()
    kiosk = Kiosk(glass)
    cells = [tapped(kiosk, screen, profile, seed, taps) for screen in SCREENS]
    cells.append(typed(kiosk, profile, seed, max(1, taps // 2)))
    kiosk.close()
    return cells


def tapped(kiosk: Kiosk, screen: str, profile: Profile, seed: int, taps: int) -> Cell:
    """Return what comes of taps on random targets of a screen, of the keyboard on random letters."""
    kiosk.show(screen)
    places, targets = kiosk.targets()
    wanted = [number for number, target in enumerate(targets) if screen != KEYS or is_letter(target)]
    chance = random.Random(f"{seed} {kiosk.glass.name} {screen} {profile.name}")  # noqa: S311 - no secret
    hand = Hand(profile, chance)
    counts: dict[str, dict[Outcome, int]] = {rule: dict.fromkeys(Outcome, 0) for rule in RULE_NAMES}
    limit = 0
    with kiosk.probed() as surface:
        for _ in range(taps):
            meant = chance.choice(wanted)
            tap = hand.tap(places[meant])
            limit += nearest(places, *tap.press.down) == meant
            surface.acted.clear()
            kiosk.tap(tap)
            acted = [targets.index(one) if one in targets else _STRANGER for one in surface.acted]
            counts[OURS][outcome(acted, meant)] += 1
            for name, rule in RULES.items():
                counts[name][outcome(fired(rule, places, tap, kiosk.glass.mm_per_px), meant)] += 1
    return Cell(kiosk.glass.name, screen, profile.name, taps, limit, counts)


def typed(kiosk: Kiosk, profile: Profile, seed: int, letters: int) -> Cell:
    """Return what comes of random letters on the bigger keys; right is a letter whose taps are all right."""
    keyboard = BigKeys(kiosk)
    chance = random.Random(f"{seed} {kiosk.glass.name} {BIGGER} {profile.name}")  # noqa: S311 - no secret
    hand = Hand(profile, chance)
    counts: dict[str, dict[Outcome, int]] = {rule: dict.fromkeys(Outcome, 0) for rule in RULE_NAMES}
    limit = 0
    for _ in range(letters):
        outcomes, possible = keyboard.letter(hand, chance.choice(ALPHABET))
        limit += possible
        for rule, came in zip(RULE_NAMES, outcomes, strict=True):
            counts[rule][came] += 1
    return Cell(kiosk.glass.name, BIGGER, profile.name, letters, limit, counts)


def faults(cells: Sequence[Cell]) -> Iterator[str]:
    """Give each goal that is missed, with the cell and the figures."""
    for cell in cells:
        ours, twice = cell.share(OURS), cell.counts[OURS][Outcome.TWICE]
        if ours < cell.possible - BELOW_LIMIT:
            yield f"{cell.name}: {ours:.1f} % is more than {BELOW_LIMIT} below the limit, {cell.possible:.1f} %"
        if twice:
            yield f"{cell.name}: {twice} taps acted twice"
        least = LEAST_ON_BIGGER if cell.screen == BIGGER else LEAST_ON_BUTTONS if cell.screen in BUTTONS else {}
        if ours < least.get(cell.profile, 0.0):
            yield f"{cell.name}: {ours:.1f} %, the goal is {least[cell.profile]:.1f} %"
        if cell.profile == "tremor":
            for rule in RULES:
                if 4 * (100 - ours) >= 100 - cell.share(rule):
                    yield f"{cell.name}: fails {100 - ours:.1f} %, no less than a quarter of {rule}"


if __name__ == "__main__":
    sys.exit(main())
