"""A key opens the requests from whatever file a clinic keeps it in."""

import base64
import textwrap
from pathlib import Path

import pytest
from pyrage import passphrase, x25519

from kiosk.errors import Fault, SiteError
from kiosk.staff.key_files import key_opener
from tests.support.clinic import PASSPHRASE, Clinic

NEVER = "nobody is asked"


def nobody() -> str:
    raise AssertionError(NEVER)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return tmp_path / "key.txt"


def public(secret: str) -> str:
    return str(x25519.Identity.from_str(secret).to_public())


@pytest.mark.parametrize(
    "form",
    [
        "{key}",
        "{key}\r\n",
        "# created: 2026-03-02\n# public key: age1xyz\n{key}\n",
        "  RECOVERY KEY of Test Clinic\n\n    {lower}\n\nKeep it in a safe.\n",
        "\ufeff{key}",
    ],
)
def test_a_key_is_found_in_a_text_file(clinic: Clinic, key: Path, form: str) -> None:
    key.write_text(form.format(key=clinic.recovery, lower=clinic.recovery.lower()), encoding="utf-8")

    opener = key_opener(key, nobody)

    assert opener.public_key == public(clinic.recovery)
    assert opener.who == "key"


def test_a_line_that_was_copied_in_groups_is_one_key(clinic: Clinic, key: Path) -> None:
    start, data = clinic.recovery[:16], clinic.recovery[16:]
    key.write_text(start + "\n".join(textwrap.wrap(" ".join(textwrap.wrap(data, 4)), 30)))

    assert key_opener(key, nobody).public_key == public(clinic.recovery)


def test_the_locked_key_of_a_member_of_staff_asks_for_the_passphrase(clinic: Clinic) -> None:
    opener = key_opener(clinic.folder.staff_keys / "anna.age", lambda: PASSPHRASE)

    assert opener.public_key == clinic.opener.public_key


def test_a_locked_key_may_be_written_as_text(clinic: Clinic, key: Path) -> None:
    locked = bytes(passphrase.encrypt(clinic.recovery.encode(), PASSPHRASE))
    lines = textwrap.wrap(base64.b64encode(locked).decode(), 64)
    key.write_text("\n-----BEGIN AGE ENCRYPTED FILE-----\n" + "\n".join(lines) + "\n-----END AGE ENCRYPTED FILE-----\n")

    assert key_opener(key, lambda: PASSPHRASE).public_key == public(clinic.recovery)


def test_a_wrong_passphrase_and_a_damaged_file_are_told_apart(clinic: Clinic, key: Path) -> None:
    locked = (clinic.folder.staff_keys / "anna.age").read_bytes()
    for data, fault in ((locked, Fault.WRONG_PASSPHRASE), (locked[:60], Fault.CORRUPT)):
        key.write_bytes(data)
        with pytest.raises(SiteError) as caught:
            key_opener(key, lambda: "not the one at all")
        assert caught.value.fault is fault
        assert caught.value.__cause__ is None


def test_a_file_without_a_whole_key_is_refused(clinic: Clinic, key: Path) -> None:
    wrong = clinic.recovery[:-1] + ("Q" if clinic.recovery[-1] != "Q" else "P")
    for text in ("", "AGE-SECRET-KEY-1", clinic.recovery[:-1], wrong, clinic.opener.public_key):
        key.write_text(text)
        with pytest.raises(SiteError) as caught:
            key_opener(key, nobody)
        assert caught.value.fault is Fault.BAD_INPUT
        assert "AGE-SECRET-KEY-1" not in caught.value.subject


def test_a_file_that_is_far_too_big_is_not_read(key: Path) -> None:
    key.write_bytes(b"x" * 70_000)
    with pytest.raises(SiteError) as caught:
        key_opener(key, nobody)
    assert caught.value.fault is Fault.TOO_BIG
