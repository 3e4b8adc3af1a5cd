"""Faults of the world, told apart from bugs."""

import errno
import os

import pytest

from kiosk.errors import Fault, SiteError, as_site_error, fault_of

TABLE = {
    Fault.DISK_FULL: (errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
    Fault.READ_ONLY: (errno.EROFS,),
    Fault.NO_PERMISSION: (errno.EACCES, errno.EPERM),
    Fault.MISSING: (errno.ENOENT, errno.ENOTDIR),
    Fault.IO_ERROR: (errno.EIO, errno.EBADF, errno.ENODEV, errno.EMFILE),
}


@pytest.mark.parametrize(("fault", "code"), [(fault, code) for fault, codes in TABLE.items() for code in codes])
def test_the_systems_codes_have_their_faults(fault: Fault, code: int) -> None:
    assert fault_of(OSError(code, os.strerror(code))) is fault


def test_every_code_of_the_system_has_a_fault() -> None:
    named = {code for codes in TABLE.values() for code in codes}

    assert {fault_of(OSError(code, "")) for code in errno.errorcode if code not in named} == {Fault.IO_ERROR}


def test_an_error_without_a_code_is_an_io_error() -> None:
    assert fault_of(OSError()) is Fault.IO_ERROR


def test_a_site_error_names_the_fault_and_the_thing() -> None:
    error = as_site_error(FileNotFoundError(errno.ENOENT, "gone"), "keys/recipients.txt")

    assert (error.fault, error.subject) == (Fault.MISSING, "keys/recipients.txt")
    assert str(error) == "missing: keys/recipients.txt"
    assert isinstance(error, SiteError)
    assert not isinstance(error, OSError)
