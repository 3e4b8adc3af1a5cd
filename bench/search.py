"""The search, measured from inside on a library of 2,000 generated pages: a key's lift to the results painted.

Each key is the median of some rounds, so that a busy moment of the machine does not count.
usage: python -m bench.search        prints JSON: milliseconds to build the index, of each key, and of the query alone
"""

import json
import random
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from bench.walk import SIZE
from kiosk.clock import SteppedClock, SystemClock
from kiosk.content.library import load_library
from kiosk.content.model import Library, Page, Topic
from kiosk.content.search import SearchIndex
from kiosk.content.search_words import words_in
from kiosk.content.shelf import Shelf
from kiosk.paths import CONTENT
from kiosk.requests.draft import Draft
from kiosk.requests.receipt import Receipt
from kiosk.settings import Settings
from kiosk.ui.application import make_application
from kiosk.ui.driver import Driver
from kiosk.ui.guide import Guide, Parts
from kiosk.visit.route import Search

PAGES = 2000
ROUNDS = 7
WORDS = 250  # on a page
VOCABULARY = 15_000
# What is typed: words and their slips, whole sentences, what begins most words, and what is in no page.
TYPED = (
    "neuropathy",
    "feet",
    "fete",
    "neuropthy",
    "my feet are burning",
    "sleeep",
    "punción",
    "a",
    "s",
    "qzx",
    "numbnes",
)
_SYLLABLES = (
    "ba",
    "con",
    "der",
    "fi",
    "gra",
    "hel",
    "in",
    "lo",
    "mu",
    "ne",
    "op",
    "per",
    "ro",
    "sta",
    "tri",
    "ul",
    "vas",
)


class ClosedDesk:
    """A desk that takes nothing: nobody asks for a call here."""

    def trouble(self) -> None:
        """Have no trouble."""

    def save(self, draft: Draft) -> Receipt:
        """Never called."""
        raise NotImplementedError


class GeneratedShelf(Shelf):
    """A shelf with one library."""

    def __init__(self, library: Library) -> None:
        super().__init__(CONTENT)
        self._only = library

    def library(self, language: str) -> Library:
        """Return the library, whatever the language."""
        return self._only


def generated_library(pages: int = PAGES) -> Library:
    """Return our own library with `pages` pages made of its words and invented ones, the same ones every time."""
    own = load_library(CONTENT, "en")
    chance = random.Random(1)  # noqa: S311 - no secret
    words = sorted({word for page in own.pages.values() for word in words_in(page.body)})
    while len(words) < VOCABULARY:
        words.append("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 5))))
    weights = [1 / (rank + 10) for rank in range(len(words))]
    chance.shuffle(words)
    topics = tuple(replace(topic, pages=()) for topic in own.topics)
    made: list[list[Page]] = [[] for _ in topics]
    model = next(iter(own.pages.values()))
    for number in range(pages):
        drawn = chance.choices(words, weights, k=WORDS)
        body = "\n\n".join(" ".join(drawn[start : start + 12]).capitalize() + "." for start in range(0, WORDS, 12))
        title, summary = (" ".join(chance.choices(words, weights, k=5)).capitalize() for _ in range(2))
        topic = number % len(topics)
        page = replace(model, id=f"page-{number}", kind="page", topic=topics[topic].id, order=number, key_points=())
        made[topic].append(replace(page, title=title[:42], short=title[:24], summary=summary, body=body))
    filled = tuple(_filled(topic, shown) for topic, shown in zip(topics, made, strict=True))
    return replace(own, topics=filled, pages={page.id: page for topic in filled for page in topic.pages})


def main() -> int:
    """Type, and print what was measured."""
    library = generated_library()
    begun = time.perf_counter()
    index = SearchIndex(library)
    built = time.perf_counter() - begun
    queries = [_query(index, text[: end + 1]) for text in TYPED for end in range(len(text))]
    first, keys = _keys(library)
    result = {
        "pages": PAGES,
        "built ms": round(1000 * built),
        "query": _summary(queries),
        "key": _summary(keys),
        "key, the first time": _summary(first),
    }
    print(json.dumps(result))
    return 0


def _filled(topic: Topic, pages: list[Page]) -> Topic:
    return replace(topic, pages=tuple(pages))


def _query(index: SearchIndex, text: str) -> float:
    begun = time.perf_counter()
    index.find(text)
    return time.perf_counter() - begun


def _keys(library: Library) -> tuple[list[float], list[float]]:
    """Return the seconds of each key, from the lift to the results painted: the first time, and the median."""
    application = make_application()
    clock = SteppedClock(SystemClock().now())
    shelf = GeneratedShelf(library)
    desk = ClosedDesk()
    guide = Guide(Parts(Settings(), clock, lambda: shelf, lambda: desk, 0.2646, is_trial=True, language="en"))
    guide.window.resize(*SIZE)
    guide.start()
    guide.window.show()
    guide.furnish()
    driver = Driver(guide, clock)
    guide.go(Search())
    driver.settle()
    rounds = [_round(driver) for _ in range(ROUNDS)]
    driver.close()
    application.processEvents()
    return rounds[0], [statistics.median(times) for times in zip(*rounds, strict=True)]


def _round(driver: Driver) -> list[float]:
    found = []
    for text in TYPED:
        found += [_timed(driver, "space" if letter == " " else letter) for letter in text.replace("ó", "o")]
        driver.tap("Erase")
    return found


def _timed(driver: Driver, name: str) -> float:
    place = driver.place_of(name).center()
    driver.press_at(place)
    begun = time.perf_counter()
    driver.lift_at(place)
    QApplication.processEvents()
    taken = time.perf_counter() - begun
    driver.settle()
    return taken


def _summary(seconds: Sequence[float]) -> dict[str, float]:
    in_order = sorted(1000 * value for value in seconds)
    p95 = in_order[min(len(in_order) - 1, len(in_order) * 95 // 100)]
    values = {"p50 ms": statistics.median(in_order), "p95 ms": p95, "most ms": in_order[-1]}
    return {name: round(value, 1) for name, value in values.items()}


if __name__ == "__main__":
    sys.exit(main())
