"""What the screens of the people say: what they ask, what is wrong with an answer, and what went wrong."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from kiosk.dates import day_words
from kiosk.errors import Fault
from kiosk.i18n import tr, tr_n
from kiosk.ui.staff.asking import Ask, Capitals
from kiosk.ui.staff.strength import LEAST, strength_words
from kiosk.ui.staff.words import fault_words

LEAST_PIN = 8  # digits; in strict mode
_MOST_PIN = 40
_NAME_MOST = 40


def new_person_asks(taken: Iterable[str]) -> list[Ask]:
    """Return the questions for somebody new."""
    name = Ask(
        (tr("What is the new person's name?"), tr("The new person's name?"), tr("Name?")),
        tr("Letters from A to Z and digits, such as a first name; no spaces."),
        partial(_name_objection, frozenset(name.casefold() for name in taken)),
        capitals=Capitals.NEVER,
    )
    title = (tr("A passphrase for the new person?"), tr("The new passphrase?"))
    return [name, *_twice(title)]


def change_asks(name: str, *, has_pin: bool) -> list[Ask]:
    """Return the questions for another passphrase, or PIN, of the person who is in."""
    return _pin_asks(name) if has_pin else [own_ask(name), *_twice((tr("Your new passphrase?"),))]


def change_words(*, has_pin: bool) -> tuple[str, str]:
    """Return what the way to another passphrase or PIN is called, longest wording first."""
    if has_pin:
        return tr("Change my PIN"), tr("My PIN")
    return tr("Change my passphrase"), tr("My passphrase")


def changed_words(*, has_pin: bool) -> tuple[str, str]:
    """Return title and text of a change that is done."""
    if has_pin:
        return tr("Your PIN is changed"), tr("The old one opens this door no more. Your key file is as it was.")
    return tr("Your passphrase is changed"), tr("The old one opens nothing any more on this kiosk.")


def made_words(made: date, *, has_pin: bool) -> str:
    """Return since when somebody has had this passphrase or PIN."""
    return (tr("PIN of {day}") if has_pin else tr("Passphrase of {day}")).format(day=day_words(made))


def made_shorter(made: date) -> str:
    """Return since when somebody has had this passphrase or PIN, where the row has no room for more."""
    return tr("Since {day}").format(day=day_words(made))


def own_change_words(*, has_pin: bool) -> str:
    """Return who can change the passphrase or PIN of somebody else: nobody."""
    if has_pin:
        return tr("Only this person can change the PIN, after coming in.")
    return tr("Only this person can change the passphrase, after coming in.")


def alone_words(*, has_pin: bool) -> str:
    """Return what somebody is told who is the only one."""
    if has_pin:
        return tr("You are the only one who can come in. Add a second person with the command “kiosk staff add”.")
    return tr("You are the only one who can come in. Add a second person.")


def list_note(*, is_trial: bool, is_strict: bool) -> tuple[str, ...]:
    """Return what stands above the list of the people, longest wording first, or nothing."""
    if is_trial:
        return (tr("This kiosk is not set up: nobody needs a passphrase."),)
    if is_strict:
        said = tr("No key lies on this kiosk. To add a person, run “kiosk staff add” with the key file that you carry.")
        return said, tr("No key lies here. To add a person: “kiosk staff add”."), tr("To add: “kiosk staff add”.")
    return ()


def new_key_words(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return whether there shall be a new desk key once somebody is removed, and what for, longest wording first."""
    titles = tr("{name} is removed. Make a new desk key?").format(name=name), tr("Removed. A new desk key?")
    text = tr(
        "If {name} has a copy of the key elsewhere, it still opens requests. A new desk key ends that; "
        "then everybody but you must be added again."
    )
    return titles, (
        text.format(name=name),
        tr("It ends what copies elsewhere open. All but you must be added again then."),
        tr("It ends old copies. Then add the others again."),
    )


def kept_copy_words(name: str) -> tuple[str, ...]:
    """Return what is left to do in strict mode once somebody is removed, longest wording first."""
    said = tr(
        "The key file that {name} carried still opens requests. To end that, run “kiosk staff rekey” with your own "
        "key file."
    )
    return said.format(name=name), tr("The key file still opens requests. To end that: “kiosk staff rekey”.")


def own_ask(name: str) -> Ask:
    """Return the question for the passphrase that somebody has now."""
    titles = (tr("{name}, your passphrase?").format(name=name), tr("Your passphrase?"))
    hint = tr("Nobody sees what you type: each letter is a dot.")
    return Ask(titles, hint, _empty_objection, is_secret=True)


def trouble_words(fault: Fault | None) -> str:
    """Return what went wrong with people or keys, and what to do."""
    known = {
        Fault.WRONG_PASSPHRASE: tr("That is not your passphrase. Nothing was changed."),
        Fault.BAD_INPUT: tr(
            "That is not possible: the name is taken or the last one, or the passphrase is the old one."
        ),
        Fault.IN_USE: tr("An export or another change is at work. Wait until it is through, and try again."),
        Fault.MISSING: tr("This person is no longer on the list."),
    }
    return known[fault] if fault in known else fault_words(fault)


def retired_words(names: Sequence[str]) -> tuple[str, ...]:
    """Return whose copies open nothing any more, longest wording first."""
    if not names:
        return (tr("Nobody else had a copy. You go on with the same passphrase."),)
    said = tr("These people cannot come in any more, add them again: {names}. You go on with the same passphrase.")
    return said.format(names=", ".join(names)), tr("Add these people again: {names}.").format(names=", ".join(names))


def _twice(titles: tuple[str, ...]) -> list[Ask]:
    hint = tr("12 characters or more; four words are good. Each letter is a dot.")
    again = (tr("Type the new passphrase once more"), tr("Once more, please"))
    return [
        Ask(titles, hint, _passphrase_objection, is_secret=True, judge=strength_words),
        Ask(again, tr("So that no slip locks you out."), _repeat_objection, is_secret=True),
    ]


def _pin_asks(name: str) -> list[Ask]:
    own = (tr("{name}, your PIN?").format(name=name), tr("Your PIN?"))
    hidden = tr("Nobody sees what you type: each digit is a dot.")
    hint = tr("8 digits or more. Each digit is a dot.")
    again = (tr("Type the new PIN once more"), tr("Once more, please"))
    slip = tr("So that no slip locks you out.")
    return [
        Ask(own, hidden, _no_pin_objection, is_secret=True, has_letters=False),
        Ask((tr("Your new PIN?"),), hint, _pin_objection, is_secret=True, has_letters=False),
        Ask(again, slip, _repeat_objection, is_secret=True, has_letters=False),
    ]


def _name_objection(taken: frozenset[str], typed: str, before: Sequence[str]) -> tuple[str, ...]:
    is_plain = typed.isascii() and typed.replace("-", "").replace("_", "").isalnum()
    if not is_plain or not typed[0].isalnum() or len(typed) > _NAME_MOST:
        said = tr("Please use letters from A to Z, digits and hyphens, without spaces.")
        return said, tr("Letters A to Z, digits, - and _."), tr("A to Z, digits, - and _")
    if typed.casefold() in taken:
        return tr("There is somebody of this name already."), tr("This name is taken.")
    return ()


def _empty_objection(typed: str, before: Sequence[str]) -> tuple[str, ...]:
    return () if typed else (tr("Please type your passphrase first."), tr("Please type it first."))


def _passphrase_objection(typed: str, before: Sequence[str]) -> tuple[str, ...]:
    if len(typed) < LEAST:
        return (strength_words(typed),)
    if before[-1] == typed:
        return tr("That is the old passphrase. Please choose another one."), tr("That is the old one.")
    return ()


def _repeat_objection(typed: str, before: Sequence[str]) -> tuple[str, ...]:
    if typed == before[-1]:
        return ()
    return (
        tr("That is another one. Go back to type both again."),
        tr("Not the same. Type it again."),
        tr("Not the same."),
    )


def _no_pin_objection(typed: str, before: Sequence[str]) -> tuple[str, ...]:
    return () if typed else (tr("Please type your PIN first."), tr("Please type it first."))


def _pin_objection(typed: str, before: Sequence[str]) -> tuple[str, ...]:
    if len(typed) < LEAST_PIN:
        missing = LEAST_PIN - len(typed)
        said = tr_n("Too short: {number} more digit", "Too short: {number} more digits", missing)
        return (said.format(number=missing),)
    if len(typed) > _MOST_PIN:
        return (tr("That is too long: 40 digits at most."),)
    if len(set(typed)) == 1:
        return (tr("The same digit all the time is no PIN."),)
    if before[-1] == typed:
        return tr("That is the old PIN. Please choose another one."), tr("That is the old one.")
    return ()
