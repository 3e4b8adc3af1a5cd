"""The staff's door opens for those who know the word, makes guessers wait, and tells the audit of both."""

import logging
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.errors import Fault, SiteError
from kiosk.paths import DataFolder
from kiosk.staff.audit import read_audit
from kiosk.staff.copies import Carried
from kiosk.staff.door import FREE_TRIES, LONGEST_WAIT_S, Door, Pass, Way
from kiosk.staff.people import add_person
from tests.support.clinic import PASSPHRASE, STAFF, Clinic
from tests.support.fakes import START, FakeClock
from tests.support.locks import QuickLock

WRONG = "what somebody guesses"
PIN = "20261121"


class BootClock(FakeClock):
    """A clock whose machine can be started anew and whose wall time can be set."""

    def __init__(self) -> None:
        super().__init__()
        self._booted = 0.0
        self._shift = timedelta()

    def boot_time(self) -> float:
        """Return seconds since the last start."""
        return super().boot_time() - self._booted

    def start_anew(self) -> None:
        """Start the machine anew, which takes no time."""
        self._booted = super().boot_time()

    def set_back(self, shift: timedelta) -> None:
        """Let the wall clock show less by `shift`."""
        self._shift += shift

    def now(self) -> datetime:
        """Return the wall time."""
        return super().now() - self._shift


@pytest.fixture
def clock() -> BootClock:
    return BootClock()


@pytest.fixture
def door(quick_clinic: Clinic, clock: BootClock) -> Door:
    return Door(quick_clinic.folder, clock)


def refusal(door: Door, name: str = STAFF, passphrase: str = WRONG) -> Fault:
    with pytest.raises(SiteError) as caught:
        door.enter(name, passphrase)
    return caught.value.fault


def guess(door: Door, clock: BootClock, many: int) -> None:
    """Guess wrongly so many times, waiting as long as one has to before each."""
    for _ in range(many):
        clock.advance(door.wait_s())
        assert refusal(door) is Fault.WRONG_PASSPHRASE


def deeds(folder: DataFolder) -> list[tuple[str, str]]:
    return [(line.who, line.what) for line in read_audit(folder.audit)[0]][1:]  # the first is the set-up


def test_the_right_passphrase_opens(quick_clinic: Clinic, door: Door) -> None:
    opener = door.enter(STAFF, PASSPHRASE)
    assert (opener.who, opener.public_key) == (STAFF, quick_clinic.opener.public_key)
    door.leave(STAFF, Way.LOCK)
    door.leave(STAFF, Way.OUT)
    assert deeds(quick_clinic.folder) == [(STAFF, "in"), (STAFF, "lock"), (STAFF, "out")]


def test_a_wrong_try_is_told_to_the_audit_without_what_was_typed(quick_clinic: Clinic, door: Door) -> None:
    assert refusal(door) is Fault.WRONG_PASSPHRASE
    assert refusal(door, "somebody typed here") is Fault.WRONG_PASSPHRASE
    assert refusal(door, "../x") is Fault.WRONG_PASSPHRASE
    assert deeds(quick_clinic.folder) == [
        (STAFF, "wrong-passphrase"),
        ("unknown", "wrong-passphrase"),
        ("unknown", "wrong-passphrase"),
    ]
    for path in quick_clinic.folder.root.rglob("*"):
        assert path.is_dir() or not any(word in path.read_bytes() for word in (b"guesses", b"typed here", b"../x"))


def test_waits_double_up_to_an_hour(door: Door, clock: BootClock) -> None:
    guess(door, clock, FREE_TRIES - 1)
    assert door.wait_s() == 0
    waits = []
    for _ in range(10):
        guess(door, clock, 1)
        waits.append(door.wait_s())
    assert waits == [30, 60, 120, 240, 480, 960, 1920, LONGEST_WAIT_S, LONGEST_WAIT_S, LONGEST_WAIT_S]


def test_nobody_is_heard_while_waiting_not_even_with_the_right_word(
    quick_clinic: Clinic, door: Door, clock: BootClock, quick_lock: type[QuickLock]
) -> None:
    guess(door, clock, FREE_TRIES)
    tried, told = quick_lock.opened, deeds(quick_clinic.folder)
    clock.advance(29.5)
    assert door.wait_s() == 1
    assert refusal(door, STAFF, PASSPHRASE) is Fault.TOO_MANY
    assert (quick_lock.opened, deeds(quick_clinic.folder)) == (tried, told)
    clock.advance(0.5)
    assert door.enter(STAFF, PASSPHRASE).who == STAFF


def test_a_right_try_forgets_the_wrong_ones(quick_clinic: Clinic, door: Door, clock: BootClock) -> None:
    guess(door, clock, FREE_TRIES + 2)
    clock.advance(door.wait_s())
    door.enter(STAFF, PASSPHRASE)
    guess(door, clock, FREE_TRIES - 1)
    assert (door.wait_s(), Door(quick_clinic.folder, clock).wait_s()) == (0, 0)


def test_a_restart_of_the_program_forgets_nothing(quick_clinic: Clinic, door: Door, clock: BootClock) -> None:
    guess(door, clock, FREE_TRIES - 1)
    again = Door(quick_clinic.folder, clock)
    guess(again, clock, 1)
    clock.advance(10)
    assert Door(quick_clinic.folder, clock).wait_s() == 20


def test_a_program_killed_while_it_looks_forgets_nothing(
    quick_clinic: Clinic, door: Door, clock: BootClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    guess(door, clock, FREE_TRIES - 1)

    def killed(locked: bytes, passphrase: str) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(QuickLock, "decrypt", killed)
    with pytest.raises(KeyboardInterrupt):
        door.enter(STAFF, WRONG)
    assert Door(quick_clinic.folder, clock).wait_s() == 30


def test_setting_the_clock_changes_no_wait(quick_clinic: Clinic, door: Door, clock: BootClock) -> None:
    guess(door, clock, FREE_TRIES)
    for shift in (timedelta(days=3), timedelta(days=-6)):
        clock.set_back(shift)
        assert (door.wait_s(), Door(quick_clinic.folder, clock).wait_s()) == (30, 30)


def test_a_restart_of_the_machine_does_not_shorten_a_wait(quick_clinic: Clinic, door: Door, clock: BootClock) -> None:
    guess(door, clock, FREE_TRIES + 4)
    assert door.wait_s() == 480
    clock.start_anew()
    clock.set_back(timedelta(days=1))
    again = Door(quick_clinic.folder, clock)
    assert again.wait_s() == 480
    clock.advance(100)
    assert (again.wait_s(), Door(quick_clinic.folder, clock).wait_s()) == (380, 380)
    clock.advance(300)
    assert again.wait_s() == 80


def test_a_night_without_power_is_a_wait_too(quick_clinic: Clinic, door: Door, clock: BootClock) -> None:
    guess(door, clock, FREE_TRIES + 9)
    clock.advance(LONGEST_WAIT_S - 10)
    clock.start_anew()
    assert Door(quick_clinic.folder, clock).wait_s() == 10
    clock.advance(60)
    assert Door(quick_clinic.folder, clock).wait_s() == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff",
        b'{"wrong":5,"boot":1e9}',
        b'{"wrong":-1,"boot":0,"wall":"2026-03-02T10:00:00Z"}',
        b'{"wrong":9,"boot":0,"wall":"2026-03-02T10:00:00"}',
    ],
)
def test_a_damaged_file_makes_one_wait_and_no_more(quick_clinic: Clinic, clock: BootClock, content: bytes) -> None:
    quick_clinic.folder.door.write_bytes(content)
    door = Door(quick_clinic.folder, clock)
    assert door.wait_s() == 30
    clock.advance(30)
    assert door.enter(STAFF, PASSPHRASE).who == STAFF


def test_a_disk_that_cannot_be_written_keeps_nobody_out_and_nobody_from_waiting(
    quick_clinic: Clinic, clock: BootClock, caplog: pytest.LogCaptureFixture
) -> None:
    folder = quick_clinic.folder
    folder.audit.unlink()
    for place in (folder.audit, folder.door):
        place.mkdir()
        (place / "x").touch()
    with caplog.at_level(logging.WARNING, "kiosk"):
        door = Door(folder, clock)
        assert door.wait_s() == 30
        clock.advance(30)
        guess(door, clock, 1)
        assert door.wait_s() == 60
        clock.advance(60)
        assert door.enter(STAFF, PASSPHRASE).who == STAFF
    assert "not in the audit" in caplog.text
    assert "not kept" in caplog.text


def test_a_damaged_key_is_no_wrong_try(quick_clinic: Clinic, door: Door, clock: BootClock) -> None:
    key = quick_clinic.folder.staff_keys / f"{STAFF}.age"
    whole = key.read_bytes()
    key.write_bytes(b"junk")
    for _ in range(FREE_TRIES + 1):
        assert refusal(door, STAFF, PASSPHRASE) is Fault.CORRUPT
    key.write_bytes(whole)
    assert door.enter(STAFF, PASSPHRASE).who == STAFF
    assert deeds(quick_clinic.folder) == [(STAFF, "in")]


def test_without_a_set_up_there_is_no_door(tmp_path: Path, clock: BootClock) -> None:
    door = Door(DataFolder(tmp_path / "data"), clock)
    assert refusal(door) is Fault.NO_KEY
    assert door.wait_s() == 0


def test_in_strict_mode_a_pin_lets_in_and_opens_nothing(
    quick_clinic: Clinic, door: Door, clock: BootClock, tmp_path: Path
) -> None:
    folder = quick_clinic.folder
    add_person(folder, quick_clinic.opener, "ben", PASSPHRASE, FakeClock(), Carried(tmp_path / "ben.age", PIN))
    found = door.enter_with_pin("ben", PIN)
    assert found == Pass("ben")
    assert vars(found) == {"who": "ben"}
    for name, pin in (("ben", "20261122"), ("carla", PIN), (STAFF, PASSPHRASE)):
        with pytest.raises(SiteError) as caught:
            door.enter_with_pin(name, pin)
        assert caught.value.fault is Fault.WRONG_PASSPHRASE
    assert refusal(door, "ben", PASSPHRASE) is Fault.WRONG_PASSPHRASE
    guess(door, clock, 1)
    assert door.wait_s() == 30
    assert deeds(folder)[1:4] == [("ben", "in"), ("ben", "wrong-passphrase"), ("unknown", "wrong-passphrase")]


def test_the_tests_clock_starts_as_others_do() -> None:
    assert BootClock().now() == START
