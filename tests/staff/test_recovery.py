"""With the sheet from the safe, and with nothing else, somebody is let in again."""

import os
from pathlib import Path

import pyrage
import pytest
from pyrage import x25519

from kiosk.errors import Fault, SiteError
from kiosk.requests.seal import read_recipients
from kiosk.staff.access import staff_names, unlock
from kiosk.staff.audit import read_audit
from kiosk.staff.copies import Carried, check_entry
from kiosk.staff.recovery import Slip, line_of, recover, recovery_opener, slip_in
from kiosk.staff.worklist import waiting
from tests.support.clinic import PASSPHRASE, STAFF, Clinic
from tests.support.fakes import FakeClock
from tests.support.requests import make_draft, make_spool

OTHER = "another four words"


def fault_of(function: object, *arguments: object) -> Fault:
    assert callable(function)
    with pytest.raises(SiteError) as caught:
        function(*arguments)
    return caught.value.fault


def other_letter(letter: str) -> str:
    return "Q" if letter != "Q" else "P"


def test_who_lost_every_passphrase_gets_in_with_the_sheet(clinic: Clinic) -> None:
    folder = clinic.folder
    make_spool(folder).append(make_draft())
    os.remove(folder.staff_keys / f"{STAFF}.age")  # noqa: PTH107 - as good as forgotten
    paper = read_recipients(folder.recipients)[1]
    done = recover(folder, clinic.recovery.lower(), "ben", OTHER, FakeClock())
    assert staff_names(folder) == ["ben"]
    opener = unlock(folder, "ben", OTHER)
    assert opener.public_key == done.opener.public_key
    assert [item.record.name for item in waiting(folder, opener).items] == ["Test Patient"]
    assert read_recipients(folder.recipients) == (opener.public_key, paper)
    line = read_audit(folder.audit)[0][-1]
    assert (line.who, line.what, line.how_many) == ("ben", "recover", 1)


def test_the_sheet_goes_on_to_work_and_old_copies_do_not(quick_clinic: Clinic) -> None:
    folder = quick_clinic.folder
    done = recover(folder, quick_clinic.recovery, STAFF, OTHER, FakeClock())
    assert done.retired == ()
    assert fault_of(unlock, folder, STAFF, PASSPHRASE) is Fault.WRONG_PASSPHRASE
    assert recover(folder, quick_clinic.recovery, "ben", OTHER, FakeClock()).retired == (STAFF,)


def test_a_line_may_be_typed_as_it_comes(quick_clinic: Clinic) -> None:
    line = quick_clinic.recovery
    rest = line.removeprefix("AGE-SECRET-KEY-1")
    for typed in (
        line,
        line.lower(),
        f"  {line[:30]}\n {line[30:]} \r\n",
        " ".join(line),
        line.replace("-", "\N{EN DASH}"),
        line.replace("-", ""),
        rest,
        f"age secret key I{rest.replace('0', 'o').replace('L', '1').replace('8', 'B')}",
    ):
        assert line_of(typed) == line
        assert slip_in(typed) is None


def test_every_slip_is_told_apart(quick_clinic: Clinic) -> None:
    line = quick_clinic.recovery
    assert slip_in(" \n- ") is Slip.EMPTY
    assert slip_in("four words are good") is Slip.NOT_A_KEY
    assert slip_in(f"{line[:40]}Ü{line[41:]}") is Slip.STRANGE_LETTER
    assert slip_in(line[:-1]) is Slip.TOO_SHORT
    assert slip_in(f"{line}Q") is Slip.TOO_LONG
    for place in range(16, len(line)):
        assert slip_in(line[:place] + other_letter(line[place]) + line[place + 1 :]) is Slip.MISTYPED


def test_a_line_that_is_not_this_clinics_is_refused_and_changes_nothing(quick_clinic: Clinic) -> None:
    folder = quick_clinic.folder
    before = folder.recipients.read_bytes()
    foreign = str(x25519.Identity.generate())
    assert fault_of(recover, folder, foreign, "ben", OTHER, FakeClock()) is Fault.NO_KEY
    assert fault_of(recover, folder, "four words", "ben", OTHER, FakeClock()) is Fault.BAD_INPUT
    assert fault_of(recover, folder, quick_clinic.recovery, "b n", OTHER, FakeClock()) is Fault.BAD_INPUT
    assert fault_of(recover, folder, quick_clinic.recovery, "ben", "short", FakeClock()) is Fault.BAD_INPUT
    assert folder.recipients.read_bytes() == before
    assert staff_names(folder) == [STAFF]


def test_the_desk_key_is_no_recovery_key(quick_clinic: Clinic) -> None:
    """Else the sheet in the safe would silently be worth nothing."""
    locked = (quick_clinic.folder.staff_keys / f"{STAFF}.age").read_bytes()
    secret = pyrage.passphrase.decrypt(locked, PASSPHRASE).decode()
    assert slip_in(secret) is None
    assert fault_of(recovery_opener, quick_clinic.folder, secret, "ben") is Fault.NO_KEY


def test_in_strict_mode_the_new_copy_is_carried(quick_clinic: Clinic, tmp_path: Path) -> None:
    folder, place = quick_clinic.folder, tmp_path / "ben.age"
    recover(folder, quick_clinic.recovery, "ben", OTHER, FakeClock(), carried=Carried(place, "20261121"))
    assert [path.name for path in folder.staff_keys.iterdir()] == ["ben.pin"]
    assert place.is_file()
    check_entry(folder.staff_keys, "ben", "20261121")
