"""How far a long task is, and how the person who waits for it stops it."""

import threading
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class Stage(StrEnum):
    """What a task is at; the screen turns a code into words."""

    OPENING = "opening"
    WRITING = "writing"
    SAVING = "saving"
    CHECKING = "checking"
    FINISHING = "finishing"


class Stopped(Exception):
    """The person stopped the task: everything is as it was before."""


class Watch:
    """Handed to a task; `tell(stage, done, all)` is called in the task's own thread, at most 101 times a stage."""

    def __init__(self, tell: Callable[[Stage, int, int], None] | None = None) -> None:
        self._tell = tell
        self._is_stopped = threading.Event()
        self._told: tuple[Stage, int] | None = None

    def stop(self) -> None:
        """Ask the task to stop, from any thread; it does so at the next step at which nothing would be lost."""
        self._is_stopped.set()

    def step(self, stage: Stage, done: int, whole: int) -> None:
        """Tell how far the task is; raises `Stopped` if it is to stop."""
        if self._is_stopped.is_set():
            raise Stopped
        self.tell(stage, done, whole)

    def tell(self, stage: Stage, done: int, whole: int) -> None:
        """Tell how far the task is where it cannot be stopped any more."""
        told = (stage, 100 * done // max(whole, 1))
        if self._tell is not None and told != self._told:
            self._told = told
            self._tell(stage, done, whole)

    def each(self, stage: Stage, things: Iterable[T], whole: int) -> Iterator[T]:
        """Give the things one by one, telling each; raises `Stopped` between two of them."""
        for number, thing in enumerate(things, start=1):
            self.step(stage, number, whole)
            yield thing
