"""Words that were meant where a letter is wrong, missing, one too many, or two have changed places."""

from collections.abc import Iterable

SHORT = 4  # letters; a shorter word has too many neighbours
LONG = 8
_MOST = 24  # more than these say nothing


class Slips:
    """Knows the beginnings of all words, so that the slip may be in a word that is still being typed."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = set(words)
        following: dict[str, set[str]] = {}
        for word in self._words:
            for end in range(len(word)):
                following.setdefault(word[:end], set()).add(word[end])
        self._following = {start: "".join(sorted(letters)) for start, letters in following.items()}

    def is_start(self, word: str) -> bool:
        """Whether a word begins with `word`."""
        return word in self._following or word in self._words

    def near(self, word: str) -> tuple[str, ...]:
        """Return beginnings of words that `word` may stand for, the nearest first, without `word` itself.

        One slip is forgiven from 4 letters on, two from 8 letters on.
        """
        found: dict[str, None] = {}
        for slips in range(1, _most(word) + 1):
            reached = sorted(self._reach(word, slips))
            found |= dict.fromkeys(start for start in reached if len(start) >= SHORT or start in self._words)
        return tuple(found)[:_MOST]

    def _reach(self, word: str, slips: int) -> set[str]:
        """Walk from letter to letter wherever words go on, and stray from `word` no more than `slips` times."""
        reached: set[str] = set()
        seen: set[tuple[int, str, int]] = set()
        waiting = [(0, "", slips)]
        while waiting:
            place = waiting.pop()
            if place in seen:
                continue
            seen.add(place)
            at, start, left = place
            rest = word[at:]
            if not rest:
                reached.add(start)
            ways = self._following.get(start, "")
            if rest and rest[0] in ways:
                waiting.append((at + 1, start + rest[0], left))
            if left == 0:
                continue
            if rest:
                waiting.append((at + 1, start, left - 1))  # one too many
                waiting += [(at + 1, start + letter, left - 1) for letter in ways]  # a wrong one
                waiting += [(at, start + letter, left - 1) for letter in ways]  # one is missing
            if len(rest) > 1 and self.is_start(start + rest[1] + rest[0]):
                waiting.append((at + 2, start + rest[1] + rest[0], left - 1))  # two have changed places
        return reached - {word}


def _most(word: str) -> int:
    return 0 if len(word) < SHORT else 1 if len(word) < LONG else 2
