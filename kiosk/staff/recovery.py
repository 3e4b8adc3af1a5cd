"""Lets somebody in when every passphrase is lost: the recovery key on paper, a new desk key, one new locked copy."""

import re
from enum import StrEnum

from kiosk.clock import Clock
from kiosk.errors import Fault, SiteError
from kiosk.paths import DataFolder
from kiosk.requests.changeover import settle
from kiosk.requests.seal import read_recipients
from kiosk.staff.access import check_passphrase, check_staff_name
from kiosk.staff.copies import Carried
from kiosk.staff.opener import Opener
from kiosk.staff.rekey import Change, Progress, Rekeyed, replace_desk_key

_PREFIX = "AGE-SECRET-KEY-1"
_BARE_PREFIX = re.compile("^AGESECRETKEY[1IL]")
_LETTERS = 58  # after the prefix: 52 for 256 bits, 6 for the checksum (BIP 173)
_ALPHABET = frozenset("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L")  # BIP 173
# What that alphabet leaves out because it is mistaken for what it has.
_LOOKALIKES = str.maketrans({"O": "0", "1": "L", "I": "L", "B": "8"})


class Slip(StrEnum):
    """What is wrong with a recovery key as somebody typed it."""

    EMPTY = "empty"
    NOT_A_KEY = "not-a-key"  # it does not begin with AGE-SECRET-KEY-1
    STRANGE_LETTER = "strange-letter"  # a sign that no key has
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    MISTYPED = "mistyped"  # the length is right, the checksum is not


def line_of(typed: str) -> str:
    """Return the secret line as it stands on the sheet, whatever the case, blanks, line breaks and dashes typed."""
    return _PREFIX + _BARE_PREFIX.sub("", _letters(typed)).translate(_LOOKALIKES)


def slip_in(typed: str) -> Slip | None:
    """Return what is wrong with a recovery key as it was typed, None for one that could be right.

    The beginning, which is the same in every key, may be left out.
    """
    letters, rest = _letters(typed), line_of(typed).removeprefix(_PREFIX)
    if not letters:
        return Slip.EMPTY
    if not _BARE_PREFIX.match(letters) and len(rest) != _LETTERS:
        return Slip.NOT_A_KEY
    if not set(rest) <= _ALPHABET:
        return Slip.STRANGE_LETTER
    if len(rest) != _LETTERS:
        return Slip.TOO_SHORT if len(rest) < _LETTERS else Slip.TOO_LONG
    try:
        Opener.from_line(line_of(typed), "")
    except SiteError:
        return Slip.MISTYPED
    return None


def _letters(typed: str) -> str:
    return re.sub(r"[\W_]", "", typed.upper())


def recovery_opener(data: DataFolder, typed: str, name: str) -> Opener:
    """Return the opener of the recovery key, in the hands of `name`.

    Raises `SiteError`: `BAD_INPUT` for a mistyped line (`slip_in` says how), `NO_KEY` for that of another clinic.
    """
    if slip_in(typed) is not None:
        raise SiteError(Fault.BAD_INPUT, "this is not the line of the recovery sheet")
    settle(data)
    opener = Opener.from_line(line_of(typed), name)
    if opener.public_key not in read_recipients(data.recipients)[1:]:  # the first is the desk key
        raise SiteError(Fault.NO_KEY, str(data.keys))
    return opener


def recover(  # noqa: PLR0913 - as many as there are things to say
    data: DataFolder,
    typed: str,
    name: str,
    passphrase: str,
    clock: Clock,
    *,
    carried: Carried | None = None,
    progress: Progress | None = None,
    in_kiosk: bool = False,
) -> Rekeyed:
    """Make a new desk key with the recovery key that was `typed`; `name` has the only locked copy of it.

    The recovery key stays as it is. Raises `SiteError`: as `recovery_opener`, `BAD_INPUT` for a name or passphrase that
    will not do, others as `rekey`.
    """
    check_staff_name(name)
    check_passphrase(passphrase)
    opener = recovery_opener(data, typed, name)
    change = Change(opener, read_recipients(data.recipients)[0], passphrase, "recover", carried)
    return replace_desk_key(data, change, clock, progress=progress, in_kiosk=in_kiosk)
