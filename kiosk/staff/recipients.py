"""The file of the public keys, as people read it: whose each key is, and since when."""

from datetime import datetime

_DESK = "# The desk key, made "


def recipients_text(desk: str, recovery: str, staff: str, now: datetime) -> str:
    """Return the file of a kiosk that has just been set up; `staff` has the first locked copy."""
    return (
        "# Public keys: every request is sealed for all of them, and each opens it alone.\n"
        f"{_desk_line(staff, now)}\n{desk}\n"
        f"# The recovery key on paper, made {now:%Y-%m-%d}; kept by the owner\n{recovery}\n"
    )


def with_new_desk_key(text: str, old: str, new: str, staff: str, now: datetime) -> str:
    """Return the file `text` with the public key `new` in the place of `old`, all else as it was."""
    lines = text.splitlines()
    place = next(number for number, line in enumerate(lines) if line.partition("#")[0].strip() == old)
    lines[place] = new
    if lines[place - 1].startswith(_DESK) and place > 0:
        lines[place - 1] = _desk_line(staff, now)
    return "".join(f"{line}\n" for line in lines)


def _desk_line(staff: str, now: datetime) -> str:
    return f"{_DESK}{now:%Y-%m-%d}; first locked copy: {staff}"
