"""What the table of the audit says: each deed in words, and whether its lines hang together."""

from collections.abc import Sequence

from kiosk.i18n import tr, tr_n
from kiosk.ui.staff.views import LineView

_NAMED = 5  # so many broken lines are named
_UNKNOWN = "unknown"
_KIOSK = "kiosk"


def deed_words(line: LineView) -> str:
    """Return what was done; a deed that has no words yet as it stands in the file."""
    kind, _, rest = line.what.partition(" ")
    if kind == "sign-off":
        return tr("Signed off the page {page}").format(page=rest.partition(" ")[0])
    words = {**_words_of_people(line), **_words_of_requests(), **_words_of_kiosk()}
    return words.get(line.what, line.what)


def who_words(line: LineView) -> str:
    """Return who did it: a name at the door, the kiosk by itself, or nobody who is known."""
    return {_UNKNOWN: tr("Nobody known"), _KIOSK: tr("The kiosk")}.get(line.who, line.who)


def when_words(line: LineView) -> str:
    """Return day and time of day, such as 2026-03-02 09:00: the same in all languages."""
    return line.time[:16].replace("T", " ")


def verdict_words(count: int, broken: Sequence[int]) -> tuple[str, ...]:
    """Return whether the file is whole, longest wording first."""
    if broken:
        named = ", ".join(str(number) for number in broken[:_NAMED]) + (" …" if len(broken) > _NAMED else "")
        said = tr_n(
            "{number} line was changed, added or torn, or follows a removed one: {lines}",
            "{number} lines were changed, added or torn, or follow a removed one: {lines}",
            len(broken),
        )
        short = tr_n("{number} bad line: {lines}", "{number} bad lines: {lines}", len(broken))
        return said.format(number=len(broken), lines=named), short.format(number=len(broken), lines=named)
    if not count:
        return (tr("Nothing has been noted yet."),)
    whole = tr("No line was changed, removed or added.")
    said = tr_n("{number} line.", "{number} lines.", count).format(number=count)
    return f"{said} {whole}", whole, tr("All lines are whole.")


def _words_of_people(line: LineView) -> dict[str, str]:
    return {
        "setup": tr("Set up the kiosk"),
        "in": tr("Came in"),
        "out": tr("The door locked by itself"),
        "lock": tr("Locked the door"),
        "wrong-passphrase": tr("A wrong try at the door"),
        "staff-add": tr("Added {name}").format(name=line.whom),
        "staff-remove": tr("Removed {name}").format(name=line.whom),
        "passphrase": tr("Changed the own passphrase"),
        "pin": tr("Changed the own PIN"),
        "rekey": tr("Made a new desk key"),
        "recover": tr("Used the recovery key"),
    }


def _words_of_requests() -> dict[str, str]:
    return {
        "called": tr("Marked as called"),
        "called-undone": tr("Took “called” back"),
        "not-reached": tr("Reached nobody"),
        "export": tr("Exported"),
        "export-keep": tr("Exported, kept waiting"),
        "quarantine": tr("Put damaged files aside"),
        "sealed-copy": tr("Made a sealed copy"),
        "sealed-copy-done": tr("Sealed copy, counted as done"),
        "erase": tr("Erased after its time"),
        "erase-one": tr("Erased one request"),
        "erase-all-done": tr("Erased all that was done"),
    }


def _words_of_kiosk() -> dict[str, str]:
    return {
        "clean-screen": tr("Cleaned the screen"),
        "calibrate": tr("Measured the screen"),
        "restart": tr("Restarted the program"),
        "leave-program": tr("Left the program"),
        "change-settings": tr("Changed the settings"),
        "bring-back-settings": tr("Brought settings back"),
        "begin-counting": tr("Counting turned on"),
        "stop-counting": tr("Counting turned off"),
    }
