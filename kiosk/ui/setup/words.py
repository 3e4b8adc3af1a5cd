"""What the first start says when it is ready, done or in trouble, and what is amiss with an answer."""

from kiosk.errors import Fault
from kiosk.i18n import tr
from kiosk.ui.screens.callback_parts import Nav
from kiosk.ui.setup.key_page import KeyPage
from kiosk.ui.setup.questions import Step

_Message = tuple[tuple[str, ...], tuple[str, ...], str]


def message_of(step: Step, fault: Fault | None) -> _Message:
    """Return titles, texts and the sign of a step that only tells."""
    match step:
        case Step.READY:
            title = tr("Ready to set up")
            text = tr(
                "Now the keys are made, and a test request is sealed, opened and erased. What was tried out on this "
                "kiosk so far is erased too."
            )
            return (title,), (text, tr("The keys are made and tried out. Trial requests are erased.")), "lock"
        case Step.WORKING:
            return (tr("Setting up…"),), (tr("This takes a moment. Leave the kiosk switched on."),), "lock"
        case Step.DONE:
            text = tr(
                "The test request was sealed, opened and erased. Once the kiosk is started, it takes real requests."
            )
            return (tr("This kiosk is set up"),), (text, tr("Once it is started, it takes real requests.")), "check"
        case _:
            return (tr("Nothing was changed"),), (_trouble_words(fault),), "warning"


def name_buttons(nav: Nav, step: Step, key_page: KeyPage, *, can_repeat: bool) -> None:
    """Show the buttons of `step` under their names; `can_repeat`: all answers are still here."""
    is_told = step in (Step.SIZE, Step.WORKING)
    nav.back.setVisible(not is_told and step not in (Step.LANGUAGE, Step.DONE, Step.TROUBLE))
    nav.back.set_wordings(tr("Back"), "")
    nav.forward.setVisible(not is_told and not key_page.is_asking and (step is not Step.TROUBLE or can_repeat))
    words = {
        Step.READY: (tr("Set up now"),),
        Step.DONE: (tr("Start the kiosk"),),
        Step.TROUBLE: (tr("Try again"),),
        Step.KEY: (tr("I have a copy"), tr("Next")),
    }
    nav.forward.set_wordings(*words.get(step, (tr("Next"),)))
    nav.more.setVisible(step is Step.KEY and key_page.can_print)
    nav.more.icon_name = "print" if step is Step.KEY else "down"
    nav.more.set_wordings(*((tr("Print"),) if step is Step.KEY else (tr("More choices"), tr("More"))))


def amiss(step: Step) -> tuple[str, ...]:
    """Return what is amiss with the answer of `step`, longest wording first."""
    return {
        Step.CLINIC: (tr("Please type the name: 1 to 80 characters."), tr("Please type the name.")),
        Step.COUNTRY: (tr("Please type two letters, such as US."), tr("Two letters, please.")),
        Step.PHONE: (
            tr("Please check this number. If it is right, tap “Next” again."),
            tr("Please check this number."),
            tr("Check this number."),
        ),
        Step.STAFF: (
            tr("Please type a name of letters A to Z, digits, - and _, without spaces."),
            tr("Letters A to Z, digits, - and _."),
            tr("A to Z, digits, - and _"),
        ),
        Step.PASSPHRASE: (tr("Please type 12 characters or more."), tr("12 or more, please.")),
        Step.AGAIN: (
            tr("The two are not the same. Type it again, or go back and choose another one."),
            tr("Not the same. Type it again."),
            tr("Not the same."),
        ),
        Step.CHECK: (
            tr("These are not the last four characters. Look at your copy, or go back to the key."),
            tr("Not the last four. Look at your copy."),
            tr("Not the last four."),
        ),
    }[step]


def _trouble_words(fault: Fault | None) -> str:
    if fault is Fault.BAD_INPUT:
        return tr("This kiosk is set up on the command line: kiosk setup.")
    if fault is Fault.DISK_FULL:
        return tr("The disk is full. Make room, and try again.")
    if fault is Fault.CORRUPT:
        return tr("The settings file or the new keys cannot be read back. The command “kiosk doctor” says more.")
    return tr("The disk or the program did not do it. Try again; the command “kiosk doctor” says more.")
