"""Writes requests as contacts for a telephone: vCard 4.0 (RFC 6350)."""

import re
from collections.abc import Iterator
from datetime import UTC

from kiosk.requests.text import clean_text
from kiosk.staff.items import Item

LINE = 75  # octets of a line without its end (RFC 6350, 3.2)

_E164 = re.compile(r"\+[1-9][0-9]{1,14}")  # RFC 3966 takes it as it is
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # the part of RFC 5646 that a page's folder may have
_SPECIAL = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})


def card(item: Item, topic: str, remark: str) -> bytes:
    """Return the contact of one request; `topic` in words, `remark` what must be known of its way, "" if nothing."""
    return b"".join(fold(line) for line in _lines(item, topic, remark))


def escape(text: str) -> str:
    """Return a text as a value (RFC 6350, 3.4)."""
    return text.translate(_SPECIAL)


def fold(line: str) -> bytes:
    """Return one line of content with its end, broken so that no line has more than `LINE` octets (RFC 6350, 3.2)."""
    parts: list[str] = []
    part: list[str] = []
    length = 0
    for char in line:
        octets = len(char.encode())
        if length + octets > LINE:
            parts.append("".join(part))
            part, length = [], 1  # the space that begins what goes on
        part.append(char)
        length += octets
    parts.append("".join(part))
    return "\r\n ".join(parts).encode() + b"\r\n"


def _lines(item: Item, topic: str, remark: str) -> Iterator[str]:
    """Give the lines; cleaned once more, since whoever has the public keys can seal what no form would take."""
    record = item.record
    language = clean_text(record.language)
    is_tag = bool(_LANGUAGE.fullmatch(language)) and language != "other"
    notes = (
        f"Number: {record.number}",
        f"Best time: {clean_text(record.best_time)}",
        f"Voicemail: {'yes' if record.voicemail else 'no'}",
        f"Topic: {topic}",
        f"Asked at: {record.saved_at:%Y-%m-%d %H:%M}",
        "" if is_tag else f"Language: {language}",
        "" if record.phone_checked else "Please check the number",
        f"Remark: {remark}" if remark else "",
    )
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield "KIND:individual"
    yield f"UID:urn:uuid:{record.id}"
    yield f"FN:{escape(clean_text(record.name)) or '-'}"  # there must be one
    if _E164.fullmatch(record.phone_e164 or ""):
        yield f"TEL;VALUE=uri;TYPE=voice:tel:{record.phone_e164}"
    else:
        yield f"TEL;VALUE=text;TYPE=voice:{escape(clean_text(record.phone_typed))}"
    if is_tag:
        yield f"LANG:{language}"
    yield f"CATEGORIES:{escape('Call-back request')},{escape(topic)}"
    yield f"NOTE:{escape(chr(10).join(note for note in notes if note))}"
    yield f"REV:{record.saved_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield "END:VCARD"
