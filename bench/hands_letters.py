"""Letters on the bigger keys: two taps each, on the real keyboard with its real page turns, and under other rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.hands_model import Hand, Place, Tap
from bench.hands_rules import RULES, Outcome, Rule, nearest
from bench.hands_screens import KEYS, Kiosk
from kiosk.ui.keyboard.dock import Dock
from kiosk.ui.keyboard.key_button import KeyButton
from kiosk.ui.keyboard.layouts import LETTERS, LETTERS_BIG

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
TYPICAL_NAME = "Test Patient"


@dataclass(frozen=True)
class Page:
    """One page of the keyboard as it lies on the glass, with everything else that can be tapped meanwhile."""

    places: list[Place]
    number: dict[str, int]  # of a key by its name


class BigKeys:
    """The bigger keys of the form's first question."""

    def __init__(self, kiosk: Kiosk) -> None:
        self._kiosk = kiosk
        self._begin()
        self._dock = next(dock for dock in kiosk.window.findChildren(Dock) if dock.isVisible())
        self._typed: list[str] = []
        self._dock.typed.connect(self._on_typed)
        self._dock.erased.connect(self._on_erased)
        self._group_of = {letter: name for name in LETTERS_BIG.pages if name.isalpha() for letter in name}
        self._key_of = {key.name: key for key in self._dock.findChildren(KeyButton)}
        self.pages = self._look_at_pages()

    def letter(self, hand: Hand, letter: str) -> tuple[list[Outcome], bool]:
        """Type a letter; return what came of it under our rule and the others, and whether it was possible at all."""
        group = self._group_of[letter]
        first, second = self.pages[""], self.pages[group]
        steps = (first, first.number[group]), (second, second.number[letter])
        taps = [hand.tap(page.places[wanted]) for page, wanted in steps]
        possible = all(
            nearest(page.places, *tap.press.down) == wanted for (page, wanted), tap in zip(steps, taps, strict=True)
        )
        mm_per_px = self._kiosk.glass.mm_per_px
        others = [_under(rule, steps, taps, mm_per_px) for rule in RULES.values()]
        return [self._ours(letter, group, taps), *others], possible

    def _ours(self, letter: str, group: str, taps: Sequence[Tap]) -> Outcome:
        came = self._type(letter, group, taps)
        if came is Outcome.WRONG:
            self._begin()  # it may have led anywhere
        self._dock.restart()
        self._typed.clear()
        draft = self._kiosk.guide.visit.draft
        if draft is not None:
            draft.name = ""
        return came

    def _type(self, letter: str, group: str, taps: Sequence[Tap]) -> Outcome:
        self._kiosk.tap(taps[0])
        if not self._is_in_form() or self._typed:
            return Outcome.WRONG
        if not self._is_shown(letter):
            return Outcome.NOTHING if self._is_shown(group) else Outcome.WRONG
        self._kiosk.tap(taps[1])
        if not self._is_in_form():
            return Outcome.WRONG
        typed = "".join(self._typed).lower()
        if not typed and self._is_shown(letter):
            return Outcome.NOTHING
        if not self._is_shown(group) or typed not in (letter, letter * 2):
            return Outcome.WRONG
        return Outcome.ONCE if typed == letter else Outcome.TWICE

    def _begin(self) -> None:
        """Show the form's first question with the bigger keys."""
        kiosk = self._kiosk
        kiosk.show(KEYS)
        kiosk.guide.visit.keys.change()
        kiosk.guide.go(kiosk.guide.route)
        kiosk.driver.settle()

    def _is_in_form(self) -> bool:
        return self._dock.isVisible() and self._kiosk.guide.visit.keys.is_big

    def _is_shown(self, name: str) -> bool:
        return self._key_of[name].isVisible()

    def _look_at_pages(self) -> dict[str, Page]:
        pages = {"": self._page()}
        for group in dict.fromkeys(self._group_of.values()):
            self._dock.restart()
            self._key_of[group].activate()
            for key in self._dock.findChildren(KeyButton):
                self._key_of[key.name] = key
            pages[group] = self._page()
        self._dock.restart()
        return pages

    def _page(self) -> Page:
        places, targets = self._kiosk.targets()
        keys = [(number, target) for number, target in enumerate(targets) if isinstance(target, KeyButton)]
        return Page(places, {key.name: number for number, key in keys})

    def _on_typed(self, text: str) -> None:
        self._typed.append(text)

    def _on_erased(self) -> None:
        self._typed.append("<")


def _under(rule: Rule, steps: Sequence[tuple[Page, int]], taps: Sequence[Tap], mm_per_px: float) -> Outcome:
    """Return what comes of a letter under another rule: a bounce meets the page that the tap has brought."""
    for number, ((page, wanted), tap) in enumerate(zip(steps, taps, strict=True)):
        hit = rule(page.places, tap.press, mm_per_px)
        if hit != wanted:
            return Outcome.NOTHING if hit is None else Outcome.WRONG
        after = steps[1 - number][0].places
        if tap.bounce is not None and rule(after, tap.bounce, mm_per_px) is not None:
            return Outcome.WRONG
    return Outcome.ONCE


def taps_for(text: str) -> tuple[int, int]:
    """Return how many taps a name takes on the usual and on the bigger keys; capitals come by themselves."""
    first = {key.name for row in LETTERS.pages[LETTERS.first].rows for key in row}
    usual = sum(1 if char == " " or char.lower() in first else 2 for char in text)
    return usual, sum(1 if char == " " else 2 for char in text)
