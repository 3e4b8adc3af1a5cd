"""TOML text becomes typed records; every mistake is reported at once and with its line."""

import re
import tomllib
from functools import cache, lru_cache
from typing import Any, TypeVar

import msgspec

from kiosk.content.disk import Refused

MAX_TEXT = 400
MAX_KEYS = 100
MAX_LINE = 2_000  # the parser takes minutes and gigabytes for a name of very many dotted parts

T = TypeVar("T", bound=msgspec.Struct)

_PLACE = re.compile(r" ?\(at (?:line (\d+), column \d+|end of document)\)")
_BLANKS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\ufeff]+")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KINDS = {
    "int": "a whole number",
    "str": "a text in quotes",
    "bool": "true or false",
    "array": "a list of texts in quotes",
    "object": "a section of its own",
    "date": "a date such as 2026-03-31",
}

Mistake = tuple[int, str]  # line, counted from 1, and what is wrong there


class BadToml(Refused):
    """Text that is not TOML; `line` is counted from 1, 0 if it is the end."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


def parse(text: str) -> dict[str, Any]:
    """Return the TOML `text` as a table; raises `BadToml`."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            raise BadToml(number, f"has a line longer than {MAX_LINE} characters")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise BadToml(1, "is nested too deeply") from None
    except ValueError as error:  # TOMLDecodeError, and a number with thousands of digits
        place = _PLACE.search(str(error))
        raise BadToml(
            int(place[1]) if place and place[1] else 0, f"is not valid TOML: {_PLACE.sub('', str(error))}"
        ) from None


def is_slug(text: str) -> bool:
    """Whether `text` can be an id: small letters, digits and single hyphens, at most 60."""
    return len(text) <= 60 and _SLUG.fullmatch(text) is not None


def line_of(text: str, pattern: str, start: int = 1) -> int:
    """Return the first line at or after `start` that begins with the regular expression `pattern`, else `start`."""
    starts = _starts(text)
    offset = starts[start - 1] if start <= len(starts) else len(text)
    beginning = rf"[ \t]*(?:{pattern})"
    if re.compile(beginning).match(text, offset):
        return start
    # Not "^", which is tried at every character: this takes half the time or less.
    found = re.compile(rf"\n{beginning}").search(text, offset)
    return start + text.count("\n", offset, found.start() + 1) if found else start


@lru_cache(maxsize=2)
def _starts(text: str) -> list[int]:
    """Return where the lines of `text` begin."""
    return [0, *(found.end() for found in re.finditer("\n", text))]


def typed(kind: type[T], table: object, text: str, start: int = 1) -> tuple[T | None, list[Mistake]]:
    """Return `table` as a `kind`, and all its mistakes with their lines in `text`, looked for from line `start`.

    A bad value gives way to its default; without a value for a field that has no default there is no record.
    Texts lose control characters and line ends.
    """
    if not isinstance(table, dict):
        return None, [(start, "must be a section of its own")]
    if len(table) > MAX_KEYS:
        return None, [(start, f"has more than {MAX_KEYS} keys")]
    good: dict[str, object] = {}
    mistakes: list[Mistake] = []
    fields = _fields(kind)
    for key, value in table.items():
        try:
            good[key] = _value(fields, key, value)
        except Refused as error:
            mistakes.append((line_of(text, rf"\[*[\"']?{re.escape(key)}\b", start), f'"{key}" {error.what}'))
    missing = [key for key, field in fields.items() if field.required and not good.get(key)]
    mistakes += [(start, f'"{key}" is missing') for key in missing if key not in table or good.get(key) == ""]
    return (None if missing else kind(**good)), mistakes


@cache
def _fields(kind: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    return {field.encode_name: field for field in msgspec.structs.fields(kind)}


def _value(fields: dict[str, msgspec.structs.FieldInfo], key: str, value: object) -> object:
    if key not in fields:
        raise Refused("is not a known key")
    try:
        return _clean(msgspec.convert(value, fields[key].type))
    except msgspec.ValidationError as error:
        raise Refused(_in_words(str(error))) from None


def _clean(value: Any) -> Any:  # noqa: ANN401 - any of the field types
    if isinstance(value, str):
        if len(value) > MAX_TEXT:
            raise Refused(f"is longer than {MAX_TEXT} characters")
        return _BLANKS.sub(" ", value).strip(" ")
    if isinstance(value, tuple):
        return tuple(_clean(item) for item in value)
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items()}
    return value


def _in_words(error: str) -> str:
    wanted = re.match(r"Expected `(\w+)|Invalid RFC3339 encoded (date)", error)
    words = _KINDS.get(wanted[1] or wanted[2]) if wanted else None
    return f"must be {words}" if words else f"is not one of the words allowed here ({error})"
