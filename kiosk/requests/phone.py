"""Telephone numbers: shown as people write them, checked gently, never refused for looking odd."""

from dataclasses import dataclass

from kiosk.requests.text import clean_text

MAX_PHONE = 40  # characters

_DIALLED = frozenset("+0123456789")


@dataclass(frozen=True)
class PhoneCheck:
    """What the numbering plans say of a number.

    Where they do not know it, `e164` is None and `national` the text as typed; `national` begins with + and the
    country code for a number of another country.
    """

    looks_right: bool
    e164: str | None
    national: str


def has_digit(text: str) -> bool:
    """Return whether there is a digit of any script in `text`."""
    return any(char.isdecimal() for char in text)


def as_typed(digits: str, region: str) -> str:
    """Return what was typed so far in the national form of `region`; unchanged where that form is not known."""
    if not _DIALLED.issuperset(digits) or len(digits) > MAX_PHONE:
        return digits
    from phonenumbers import AsYouTypeFormatter  # noqa: PLC0415 - 20 MiB of numbering plans, not for the first paint

    formatter = AsYouTypeFormatter(region.upper())
    shown = ""
    for digit in digits:
        shown = formatter.input_digit(digit)
    return shown


def check(text: str, region: str) -> PhoneCheck:
    """Return what the numbering plans say of the number `text`, read as somebody in `region` would dial it."""
    import phonenumbers  # noqa: PLC0415 - 20 MiB of numbering plans, not for the first paint

    typed = clean_text(text)
    try:
        number = phonenumbers.parse(typed, region.upper())
    except phonenumbers.NumberParseException:
        return PhoneCheck(looks_right=False, e164=None, national=typed)
    if not phonenumbers.is_valid_number(number):
        return PhoneCheck(looks_right=False, e164=None, national=typed)
    form = phonenumbers.PhoneNumberFormat
    e164 = phonenumbers.format_number(number, form.E164)
    is_here = number.country_code == phonenumbers.country_code_for_region(region.upper())
    shape = form.NATIONAL if is_here else form.INTERNATIONAL
    return PhoneCheck(looks_right=True, e164=e164, national=phonenumbers.format_number(number, shape))
