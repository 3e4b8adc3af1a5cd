"""What the staff's screens say of requests, faults and time."""

from datetime import datetime, timedelta

from kiosk.dates import day_words
from kiosk.errors import Fault
from kiosk.i18n import OWN_NAMES, left_to_right, tr, tr_n
from kiosk.requests.draft import Topic
from kiosk.requests.entry import Entry

_LATE = timedelta(days=3)  # who has waited so long is marked


def since_words(entry: Entry, now: datetime) -> str:
    """Return how long somebody has waited, in the largest unit that fits; of a request that is done just that."""
    if entry.is_done:
        return tr("Done")
    return waiting_words(now - entry.record.saved_at)


def waiting_words(waited: timedelta) -> str:
    """Return for how long somebody has waited, in the largest unit that fits."""
    if waited >= timedelta(days=1):
        return tr_n("Waiting {number} day", "Waiting {number} days", waited.days).format(number=waited.days)
    minutes = int(waited / timedelta(minutes=1))
    if minutes >= 60:
        hours = minutes // 60
        return tr_n("Waiting {number} hour", "Waiting {number} hours", hours).format(number=hours)
    if minutes >= 1:
        return tr_n("Waiting {number} minute", "Waiting {number} minutes", minutes).format(number=minutes)
    return tr("Asked just now")


def asked_words(entry: Entry) -> str:
    """Return when somebody asked: the day and the time of day."""
    then = entry.record.saved_at
    return tr("Asked on {day} at {time}").format(day=day_words(then.date()), time=then.strftime("%H:%M"))


def phone_of(entry: Entry) -> str:
    """Return the number in the form of its country, in the order of its digits."""
    return left_to_right(entry.record.phone_national)


def short_topic(topic: Topic) -> str:
    """Return a topic in the few words that a row has room for."""
    return {
        Topic.BOOK: tr("Book a visit"),
        Topic.SERVICE: tr("A question"),
        Topic.BILLING: tr("Billing"),
        Topic.OTHER: tr("Something else"),
        Topic.UNSAID: tr("Not said"),
    }[topic]


def spoken_words(code: str) -> str:
    """Return the language that somebody wants to be called in."""
    return OWN_NAMES.get(code) or tr("Interpreter")


def voicemail_short(*, is_allowed: bool) -> str:
    """Return whether a message may be left, in the few words that a row has room for."""
    return tr("Voicemail: yes") if is_allowed else tr("Voicemail: no")


def tries_words(tries: int) -> str:
    """Return how often nobody was reached, "" for never."""
    if not tries:
        return ""
    return tr_n("Not reached: {number} time", "Not reached: {number} times", tries).format(number=tries)


def marks_of(entry: Entry, now: datetime, *, is_repeated: bool, is_short: bool = False) -> list[str]:
    """Return what to look out for with a request, nothing with most."""
    marks = []
    if not entry.is_done and now - entry.record.saved_at >= _LATE:
        marks.append(tr("Call soon") if is_short else tr("Please call soon"))
    if not entry.record.phone_checked:
        marks.append(tr("Check number") if is_short else tr("Please check the number"))
    if is_repeated:
        marks.append(tr("Twice?") if is_short else tr("Perhaps the same person"))
    if entry.may_be_in_earlier_file:
        marks.append(tr("In a file?") if is_short else tr("May be in an earlier file"))
    return marks


def minutes_words(seconds: float) -> str:
    """Return a time that runs down, such as 4:31."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def wait_words(seconds: float) -> str:
    """Return for how long the door stays shut."""
    whole = max(1, round(seconds))
    if whole < 120:
        return tr_n("You can try again in {number} second.", "You can try again in {number} seconds.", whole).format(
            number=whole
        )
    minutes = -(-whole // 60)
    return tr_n("You can try again in {number} minute.", "You can try again in {number} minutes.", minutes).format(
        number=minutes
    )


def fault_words(fault: Fault | None) -> str:
    """Return what went wrong and what to do; None is a mistake of the program."""
    no_write = tr("It cannot be written there. Take another drive, or ask whoever looks after the kiosk.")
    keys = tr("The keys of this kiosk do not fit or are damaged. Ask whoever looks after the kiosk.")
    known = {
        Fault.DISK_FULL: tr("The disk or drive is full. Make room, or take another one, and try again."),
        Fault.READ_ONLY: no_write,
        Fault.NO_PERMISSION: no_write,
        Fault.IO_ERROR: tr("The disk or drive did not work. Put the drive in again, or take another one."),
        Fault.MISSING: tr("It is no longer there. The drive was taken out, or somebody else was faster."),
        Fault.IN_USE: tr("Another export is at work. Wait until it is through, and try again."),
        Fault.NO_KEY: keys,
        Fault.CORRUPT: keys,
        Fault.UNSAFE_FOLDER: keys,
    }
    mistake = tr("Something in this program did not work. Try again; if it stays so, restart the kiosk.")
    return known.get(fault, mistake) if fault is not None else mistake
