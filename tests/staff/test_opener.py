"""Only a whole request that was sealed for the key opens."""

import random

import pyrage
import pytest
from pyrage import x25519

from kiosk.errors import Fault, SiteError
from kiosk.requests.spool import Spool
from kiosk.staff.opener import SEALED_MAX, Opener
from tests.support.clinic import Clinic
from tests.support.requests import make_draft

DAMAGES = 200


def sealed_request(clinic: Clinic, spool: Spool) -> bytes:
    receipt = spool.append(make_draft(name="Test Patient"))
    return (clinic.folder.new / f"{receipt.id}.age").read_bytes()


def assert_refused(opener: Opener, sealed: bytes) -> None:
    with pytest.raises(SiteError) as caught:
        opener.open(sealed)
    assert caught.value.fault is Fault.CORRUPT
    assert caught.value.__cause__ is None


def test_a_request_opens(clinic: Clinic, spool: Spool) -> None:
    record = clinic.opener.open(sealed_request(clinic, spool))
    assert record.name == "Test Patient"
    assert record.number == 1


def test_another_key_does_not_open_it(clinic: Clinic, spool: Spool) -> None:
    assert_refused(Opener(x25519.Identity.generate(), "somebody"), sealed_request(clinic, spool))


def test_no_damage_gets_through(clinic: Clinic, spool: Spool) -> None:
    sealed = sealed_request(clinic, spool)
    dice = random.Random(5)  # noqa: S311 - the same damage each time
    for _ in range(DAMAGES):
        place = dice.randrange(len(sealed))
        changed = bytes([sealed[place] ^ (1 << dice.randrange(8))])
        assert_refused(clinic.opener, sealed[:place] + changed + sealed[place + 1 :])
        assert_refused(clinic.opener, sealed[:place])
    assert_refused(clinic.opener, sealed + b"x")


@pytest.mark.parametrize("inside", [b"", b"null", b'{"schema":2}', b"\xff\xfe", b"[" * 5_000])
def test_what_is_no_record_inside_is_refused(clinic: Clinic, inside: bytes) -> None:
    recipient = x25519.Recipient.from_str(clinic.opener.public_key)
    assert_refused(clinic.opener, pyrage.encrypt(inside, [recipient]))


def test_a_file_that_is_too_big_is_not_even_tried(clinic: Clinic) -> None:
    recipient = x25519.Recipient.from_str(clinic.opener.public_key)
    assert_refused(clinic.opener, pyrage.encrypt(b" " * SEALED_MAX, [recipient]))


def test_its_repr_tells_no_secret(clinic: Clinic) -> None:
    assert repr(clinic.opener) == "Opener('anna')"
