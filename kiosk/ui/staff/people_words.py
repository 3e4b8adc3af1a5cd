"""What the screens of the people say: how strong a passphrase is, what is wrong with an answer, and what went wrong."""

from collections.abc import Iterable, Sequence
from functools import partial

from kiosk.errors import Fault
from kiosk.i18n import tr, tr_n
from kiosk.ui.staff.asking import Ask, Capitals
from kiosk.ui.staff.words import fault_words

LEAST = 12  # characters of a passphrase; what the desk asks for
_GOOD = 16
_STRONG = 20
_DISTINCT = 8  # with fewer characters that differ even a long one is weak
_NAME_MOST = 40


def strength_words(typed: str) -> str:
    """Return how strong a passphrase is, and what makes it stronger."""
    missing = LEAST - len(typed)
    if missing > 0:
        return tr_n("Too short: {number} more character", "Too short: {number} more characters", missing).format(
            number=missing
        )
    distinct = len(set(typed.casefold()))
    if distinct < _DISTINCT:
        return tr("Weak: too many letters are the same")
    if len(typed) < _GOOD:
        return tr("Fair: one more word makes it stronger")
    if len(typed) < _STRONG or len(typed.split()) < 3:
        return tr("Good")
    return tr("Strong")


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


def change_asks(name: str) -> list[Ask]:
    """Return the questions for another passphrase of the person who is in."""
    return [own_ask(name), *_twice((tr("Your new passphrase?"),))]


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


def retired_words(names: Sequence[str]) -> str:
    """Return whose copies open nothing any more."""
    if not names:
        return tr("Nobody else had a copy. You go on with the same passphrase.")
    said = tr("These people cannot come in any more, add them again: {names}. You go on with the same passphrase.")
    return said.format(names=", ".join(names))


def _twice(titles: tuple[str, ...]) -> list[Ask]:
    hint = tr("12 characters or more; four words are good. Each letter is a dot.")
    again = (tr("Type the new passphrase once more"), tr("Once more, please"))
    return [
        Ask(titles, hint, _passphrase_objection, is_secret=True, judge=strength_words),
        Ask(again, tr("So that no slip locks you out."), _repeat_objection, is_secret=True),
    ]


def _name_objection(taken: frozenset[str], typed: str, before: Sequence[str]) -> str:
    is_plain = typed.isascii() and typed.replace("-", "").replace("_", "").isalnum()
    if not is_plain or not typed[0].isalnum() or len(typed) > _NAME_MOST:
        return tr("Please use letters from A to Z, digits and hyphens, without spaces.")
    return tr("There is somebody of this name already.") if typed.casefold() in taken else ""


def _empty_objection(typed: str, before: Sequence[str]) -> str:
    return "" if typed else tr("Please type your passphrase first.")


def _passphrase_objection(typed: str, before: Sequence[str]) -> str:
    if len(typed) < LEAST:
        return strength_words(typed)
    return tr("That is the old passphrase. Please choose another one.") if before[-1] == typed else ""


def _repeat_objection(typed: str, before: Sequence[str]) -> str:
    return "" if typed == before[-1] else tr("That is another one. Go back to type both again.")
