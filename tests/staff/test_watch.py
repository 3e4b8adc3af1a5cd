"""A long task tells how far it is, not too often, and stops when it is asked to."""

import pytest

from kiosk.staff.watch import Stage, Stopped, Watch


def test_it_tells_each_per_cent_once() -> None:
    told: list[tuple[Stage, int, int]] = []
    watch = Watch(lambda *step: told.append(step))

    assert list(watch.each(Stage.WRITING, range(10_000), 10_000)) == list(range(10_000))
    watch.tell(Stage.CHECKING, 0, 0)

    assert len(told) == 102
    assert told[-2:] == [(Stage.WRITING, 10_000, 10_000), (Stage.CHECKING, 0, 0)]


def test_it_stops_between_two_things() -> None:
    watch = Watch()
    things = watch.each(Stage.OPENING, "abc", 3)
    assert next(things) == "a"

    watch.stop()

    with pytest.raises(Stopped):
        next(things)
    with pytest.raises(Stopped):
        watch.step(Stage.CHECKING, 0, 1)
    watch.tell(Stage.FINISHING, 1, 1)
