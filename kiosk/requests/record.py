"""A request as it stands inside the seal."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, Struct

from kiosk.errors import Fault, SiteError
from kiosk.requests.draft import Draft, Topic
from kiosk.requests.phone import MAX_PHONE, check
from kiosk.requests.text import MAX_NAME, clean_name, clean_text

SCHEMA = 1
MAX_BYTES = 32 * 1024  # of the plain record; the answers of a form take less than 2 KiB

_WORD_MAX = 200  # characters of a text that comes from the settings, not from a visitor
_Word = Annotated[str, Meta(max_length=_WORD_MAX)]
_Digest = Annotated[str, Meta(pattern="^([0-9a-f]{64})?$")]


class Record(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One request with all that is needed to call back, and to see that none is missing.

    `number` counts from 1 for each `kiosk`; `previous` is the SHA-256 hex digest of the sealed file before this one
    ("" for the first). `saved_at` is wall time with its zone and may jump; `boot_time` is seconds since the machine
    started. `phone_checked` says whether the numbering plans know the number; `phone_e164` is None where they do not.
    """

    schema: Annotated[int, Meta(ge=SCHEMA, le=SCHEMA)] = SCHEMA
    id: UUID
    kiosk: Annotated[str, Meta(min_length=1, max_length=64)]
    number: Annotated[int, Meta(ge=1)]
    previous: _Digest
    saved_at: Annotated[datetime, Meta(tz=True)]
    boot_time: float
    name: Annotated[str, Meta(min_length=1, max_length=MAX_NAME)]
    phone_typed: Annotated[str, Meta(min_length=1, max_length=MAX_PHONE)]
    phone_e164: Annotated[str, Meta(max_length=20)] | None
    phone_national: Annotated[str, Meta(min_length=1, max_length=80)]
    phone_checked: bool
    best_time: _Word
    voicemail: bool
    topic: Topic
    language: _Word
    consent_version: _Word
    consent_language: _Word


class Place(Struct, frozen=True):
    """Where a record stands: the kiosk, its running number, and the digest of the sealed file before it."""

    kiosk: str
    number: int
    previous: str


def record_of(draft: Draft, place: Place, saved_at: datetime, boot_time: float) -> Record:
    """Return the record of a complete draft; raises `ValueError` (a bug: the form asks first) if an answer is amiss."""
    problems = draft.validate()
    if problems or draft.voicemail is None or draft.consent is None:
        raise ValueError("a draft with problems: " + ", ".join(problems))
    phone = check(draft.phone, draft.region)
    return Record(
        id=draft.id,
        kiosk=place.kiosk,
        number=place.number,
        previous=place.previous,
        saved_at=saved_at,
        boot_time=boot_time,
        name=clean_name(draft.name),
        phone_typed=clean_text(draft.phone),
        phone_e164=phone.e164,
        phone_national=phone.national,
        phone_checked=phone.looks_right,
        best_time=_word(draft.best_time),
        voicemail=draft.voicemail,
        topic=draft.topic,
        language=_word(draft.language),
        consent_version=_word(draft.consent.version),
        consent_language=_word(draft.consent.language),
    )


def encode(record: Record) -> bytes:
    """Return the record as JSON; raises `SiteError` where `decode` would refuse it, as nobody here can look again."""
    data = msgspec.json.encode(record)
    decode(data)
    return data


def decode(data: bytes) -> Record:
    """Return the record in `data`, spaces of the padding and all.

    Raises `SiteError` with `TOO_BIG` above `MAX_BYTES`, with `CORRUPT` for anything that is not a whole record.
    """
    if len(data) > MAX_BYTES:
        raise SiteError(Fault.TOO_BIG, "a request")
    try:
        return msgspec.json.decode(data, type=Record)
    except (msgspec.DecodeError, UnicodeDecodeError):
        # Without the cause: its message may quote what was typed.
        raise SiteError(Fault.CORRUPT, "a request") from None


def _word(text: str) -> str:
    return clean_text(text)[:_WORD_MAX]
