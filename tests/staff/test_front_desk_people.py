"""People and pages at the screen's desk, over a real data folder."""

from collections.abc import Callable

import pytest

from kiosk.content.model import Page
from kiosk.errors import Fault, SiteError
from kiosk.paths import CONTENT, DataFolder
from kiosk.requests.trial import prepare_trial
from kiosk.settings import Keys, Settings
from kiosk.staff.audit import read_audit
from kiosk.staff.copies import key_file_of, put_pin
from kiosk.staff.front_desk import FrontDesk
from kiosk.staff.signoffs import quick_rows
from tests.support.clinic import PASSPHRASE, STAFF, Clinic
from tests.support.fakes import FakeClock
from tests.support.requests import make_draft, make_spool

PIN, NEXT_PIN = "20260302", "20260303"
NEW = "green lamp on stairs"


class Desk(FrontDesk):
    """A desk that remembers how far a change told that it was."""

    def __init__(self, clinic: Clinic, settings: Settings | None = None) -> None:
        super().__init__(clinic.folder, FakeClock(), settings or Settings())
        self.folder = clinic.folder
        self.told: list[tuple[int, int]] = []

    def tell(self, done: int, total: int) -> None:
        self.told.append((done, total))

    def tell_and_leave(self, done: int, total: int) -> None:
        self.tell(done, total)
        self.leave()

    def names(self) -> list[str]:
        return [person.name for person in self.staff()]

    def deeds(self) -> list[tuple[str, str, str]]:
        return [(line.who, line.what, line.whom) for line in read_audit(self.folder.audit)[0]]

    def read(self) -> int:
        """Return how many requests open."""
        return sum(len(batch.entries) for batch in self.requests())


@pytest.fixture
def desk(quick_clinic: Clinic) -> Desk:
    """Return a desk with somebody at it and two requests that wait."""
    spool = make_spool(quick_clinic.folder)
    for number in range(2):
        spool.append(make_draft(name=f"Test Patient {number + 1}"))
    found = Desk(quick_clinic)
    found.enter(STAFF, PASSPHRASE)
    return found


@pytest.fixture
def strict(quick_clinic: Clinic) -> Desk:
    """Return the desk of a kiosk on which no key lies, with somebody who came in by a PIN, and a second person."""
    keys = quick_clinic.folder.staff_keys
    for name in (STAFF, "bea"):
        put_pin(keys, name, PIN)
    key_file_of(keys, STAFF).unlink()
    found = Desk(quick_clinic, Settings(keys=Keys(on_kiosk=False)))
    found.enter(STAFF, PIN)
    return found


@pytest.fixture
def page() -> Page:
    """Return a page of the clinic."""
    pages = [state.page for row in quick_rows(CONTENT, CONTENT / "none.json") for state in row.states.values()]
    return next(page for page in pages if page is not None)


def fault_of(deed: Callable[[], object]) -> Fault:
    with pytest.raises(SiteError) as caught:
        deed()
    return caught.value.fault


def test_somebody_new_comes_in_with_the_own_passphrase(desk: Desk) -> None:
    desk.add_person("bea", NEW)
    assert desk.names() == [STAFF, "bea"]
    assert desk.deeds()[-1] == (STAFF, "staff-add", "bea")
    desk.leave()
    desk.enter("bea", NEW)
    assert desk.read() == 2
    desk.remove_person(STAFF)
    assert desk.people() == ["bea"]
    assert desk.deeds()[-1] == ("bea", "staff-remove", STAFF)
    assert fault_of(lambda: desk.remove_person("bea")) is Fault.BAD_INPUT


def test_another_passphrase_takes_the_old_one_away(desk: Desk) -> None:
    assert fault_of(lambda: desk.change_passphrase("wrong wrong wrong", NEW)) is Fault.WRONG_PASSPHRASE
    desk.change_passphrase(PASSPHRASE, NEW)
    desk.leave()
    assert fault_of(lambda: desk.enter(STAFF, PASSPHRASE)) is Fault.WRONG_PASSPHRASE
    desk.enter(STAFF, NEW)
    assert desk.read() == 2


def test_a_new_key_is_worked_on_with_and_retires_the_others(desk: Desk) -> None:
    desk.add_person("bea", NEW)
    assert desk.read() == 2
    assert list(desk.new_key(PASSPHRASE, desk.tell)) == ["bea"]
    assert desk.told == [(1, 2), (2, 2)]
    assert desk.names() == [STAFF]
    assert desk.read() == 2
    desk.add_person("carl", NEW)


def test_a_new_key_that_is_ready_after_the_door_has_locked_lets_nobody_in(desk: Desk) -> None:
    desk.new_key(PASSPHRASE, desk.tell_and_leave)
    assert fault_of(desk.read) is Fault.NO_KEY
    desk.enter(STAFF, PASSPHRASE)
    assert desk.read() == 2


def test_where_no_key_lies_on_the_kiosk_none_is_made(strict: Desk) -> None:
    before = {path.name for path in strict.folder.keys.rglob("*")}
    assert fault_of(lambda: strict.add_person("carl", NEW)) is Fault.NO_KEY
    assert fault_of(lambda: strict.new_key(PASSPHRASE, strict.tell)) is Fault.NO_KEY
    assert {path.name for path in strict.folder.keys.rglob("*")} - before <= {"keys.lock"}
    assert strict.names() == [STAFF, "bea"]


def test_where_no_key_lies_on_the_kiosk_the_pin_is_changed_and_people_are_removed(strict: Desk) -> None:
    assert fault_of(lambda: strict.change_passphrase("20260301", NEXT_PIN)) is Fault.WRONG_PASSPHRASE
    assert fault_of(lambda: strict.change_passphrase(PIN, "1234567")) is Fault.BAD_INPUT
    strict.change_passphrase(PIN, NEXT_PIN)
    assert strict.deeds()[-1] == (STAFF, "pin", "")
    strict.leave()
    assert fault_of(lambda: strict.enter(STAFF, PIN)) is Fault.WRONG_PASSPHRASE
    strict.enter(STAFF, NEXT_PIN)
    strict.remove_person("bea")
    assert strict.people() == [STAFF]
    assert fault_of(lambda: strict.remove_person(STAFF)) is Fault.BAD_INPUT


def test_a_page_is_signed_off_by_who_is_in(desk: Desk, page: Page) -> None:
    signed = desk.sign_page(page, "Test Person", "PT")
    assert (signed.by, signed.credential) == ("Test Person", "PT")
    assert desk.folder.sign_offs.exists()
    who, what, _ = desk.deeds()[-1]
    assert (who, what.partition(" ")[0]) == (STAFF, "sign-off")


def test_the_audit_is_read_from_the_newest_line_on(desk: Desk) -> None:
    desk.note("restart")
    lines, broken = desk.audit()
    assert [line.what for line in lines] == ["restart", "in", "setup"]
    assert list(broken) == []
    written = desk.folder.audit.read_bytes().splitlines(keepends=True)
    desk.folder.audit.write_bytes(b"".join((written[0], written[2])))
    lines, broken = desk.audit()
    assert [line.what for line in lines] == ["setup"]
    assert list(broken) == [2]


def test_behind_a_locked_door_nothing_is_done(desk: Desk, page: Page) -> None:
    desk.leave()
    before = desk.deeds()
    deeds: list[Callable[[], object]] = [
        lambda: desk.sign_page(page, "Test Person", "PT"),
        lambda: desk.add_person("bea", NEW),
        lambda: desk.change_passphrase(PASSPHRASE, NEW),
        lambda: desk.remove_person(STAFF),
        lambda: desk.new_key(PASSPHRASE, desk.tell),
        desk.audit,
    ]
    assert {fault_of(deed) for deed in deeds} == {Fault.NO_KEY}
    assert desk.deeds() == before
    assert desk.names() == [STAFF]


def test_on_trial_there_is_nobody(quick_clinic: Clinic) -> None:
    data = DataFolder(quick_clinic.folder.root / "other")
    assert FrontDesk(data, FakeClock(), Settings()).staff() == ()


def test_what_a_power_cut_left_of_the_trial_is_erased_when_staff_come_in(desk: Desk) -> None:
    desk.leave()
    prepare_trial(desk.folder.trial)
    make_spool(desk.folder.trial).append(make_draft())
    desk.enter(STAFF, PASSPHRASE)
    assert not desk.folder.trial.root.exists()
    assert desk.read() == 2
