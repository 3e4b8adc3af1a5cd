"""What a sealed copy says of itself, and the limits that hold for it when it is made and when it is read."""

import re
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from kiosk.requests.seal import SEALED_MAX
from kiosk.staff.items import Numbers

MANIFEST = "manifest.json"
FOLDERS = ("new", "claimed", "done", "quarantine")
MOST_FILES = 50_000
MANIFEST_MAX = 16 * 1024 * 1024  # bytes; some 200 a file
FILE_MAX = SEALED_MAX  # bytes; no request is larger
BUNDLE_MAX = 1024 * 1024 * 1024  # bytes; far above 50,000 requests of 2 KiB

_PART = r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,119}"  # no folder above, no drive, no hidden file
_NAME = re.compile(rf"(?:new|done|quarantine)/{_PART}|claimed/{_PART}/{_PART}", re.ASCII)

_Count = Annotated[int, Meta(ge=0)]
_Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
_Text = Annotated[str, Meta(max_length=500)]


class Member(Struct, frozen=True, forbid_unknown_fields=True):
    """One sealed file: its name in the copy, its size in bytes and the SHA-256 hex digest of its bytes."""

    name: Annotated[str, Meta(max_length=300)]
    size: Annotated[int, Meta(ge=0, le=FILE_MAX)]
    sha256: _Digest


class Range(Struct, frozen=True, forbid_unknown_fields=True):
    """Running numbers of one kiosk."""

    kiosk: Annotated[str, Meta(max_length=64)]
    first: int
    last: int

    @property
    def numbers(self) -> Numbers:
        """The same as the worklist has it."""
        return Numbers(self.kiosk, self.first, self.last)


class Manifest(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is in the copy.

    `given` are the running numbers that kiosks gave and `dealt` those that were called or exported at some time, both
    known without a key: what is missing shows by them once the copy is opened. `missing` and `twice` are None where it
    was made without a key; `numbers` says so in words. `left_out` are files that are in no copy, and why: too big, an
    odd name, a fault of the disk.
    """

    format: Literal["kiosk-sealed-copy"] = "kiosk-sealed-copy"
    version: Literal[1] = 1
    made_at: _Text
    kiosks: list[_Text]
    counts: dict[_Text, _Count]
    numbers: _Text
    given: list[Range]
    dealt: list[Range]
    missing: list[Range] | None
    twice: list[Range] | None
    left_out: list[_Text]
    files: Annotated[list[Member], Meta(max_length=MOST_FILES)]


def is_good_name(name: str) -> bool:
    """Return whether a file of this name may be in a copy: in one of its folders, and nowhere else."""
    return bool(_NAME.fullmatch(name)) and ".." not in name


def encode(manifest: Manifest) -> bytes:
    """Return the manifest as JSON that people can read too."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"
