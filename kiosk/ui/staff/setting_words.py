"""What the staff's screens say of settings: their names, their values, and what is wrong with a new one."""

from kiosk.i18n import OWN_NAMES, tr, tr_n
from kiosk.requests.draft import Topic
from kiosk.settings import SettingProblem
from kiosk.settings_file import Field, Kind
from kiosk.ui.staff.words import short_topic

_SECONDS = ("idle.reading_s", "idle.form_s", "idle.countdown_s")


def setting_name(key: str) -> str:
    """Return what a setting such as "clinic.name" is called."""
    known = {
        "clinic.name": tr("Name of the clinic"),
        "clinic.phone": tr("Telephone of the clinic"),
        "clinic.address": tr("Address of the clinic"),
        "clinic.hours": tr("Opening hours"),
        "clinic.region": tr("Country for telephone numbers"),
        "pages.language": tr("First language"),
        "pages.require_sign_off": tr("Show only pages that are signed off"),
        "callback.topics": tr("Topics to choose from"),
        "callback.times": tr("Times to choose from"),
        "attract.lines": tr("Lines on the first screen"),
        "printing.printer": tr("Printer"),
        "requests.keep_days": tr("Keep requests that are done"),
        "requests.export_folder": tr("Folder for exports"),
        "export.folder": tr("Folder for exports"),
        "usage.enabled": tr("Count what people read"),
        "idle.reading_s": tr("Ask who reads whether they are still there"),
        "idle.form_s": tr("Ask who types whether they are still there"),
        "idle.countdown_s": tr("Wait for the answer"),
    }
    return known.get(key, key)


def value_words(field: Field, value: object) -> str:
    """Return a value as it is read."""
    if field.kind is Kind.YES_NO:
        return tr("Yes") if value else tr("No")
    if field.kind is Kind.NUMBER and isinstance(value, int):
        return number_words(field.key, value)
    if isinstance(value, (list, tuple)) and field.kind is Kind.SOME:
        return " · ".join(choice_words(field, one) for one in value)
    if field.kind is Kind.CHOICE:
        return choice_words(field, value)
    if isinstance(value, (list, tuple)):
        return " · ".join(map(str, value)) or tr("Nothing")
    return str(value) or tr("Nothing")


def choice_words(field: Field, choice: object) -> str:
    """Return one of the values to choose from as it is read."""
    if field.key == "callback.topics":
        return short_topic(Topic(str(choice)))
    return OWN_NAMES.get(str(choice), str(choice))


def number_words(key: str, number: int) -> str:
    """Return a number with its unit."""
    if key in _SECONDS:
        return tr_n("{number} second", "{number} seconds", number).format(number=number)
    if key == "requests.keep_days":
        return tr_n("{number} day", "{number} days", number).format(number=number)
    return str(number)


def problem_words(problem: SettingProblem, field: Field) -> tuple[str, ...]:
    """Return what is wrong with a new value, as a sentence, and shorter ones for a low screen, longest first."""
    if not problem.key:
        return (
            tr("The settings file is damaged. Take the last good settings again, or ask whoever looks after it."),
            tr("The settings file is damaged."),
            tr("The file is damaged."),
        )
    if field.kind is Kind.NUMBER:
        return (tr("Please take a number from {least} to {most}.").format(least=field.least, most=field.most),)
    known = {
        "clinic.name": (tr("The clinic needs a name."), tr("A name, please.")),
        "clinic.region": (
            tr("Please type the two capital letters of a country, such as US."),
            tr("Two capital letters, such as US."),
            tr("Two letters, such as US."),
        ),
        "callback.topics": (tr("One topic must stay."),),
        "attract.lines": (tr("At most six lines of 60 letters."), tr("Too long, or too many.")),
        "callback.times": (
            tr("There must be one to six lines, and none of them empty."),
            tr("One to six lines, none empty."),
            tr("One to six lines."),
        ),
        "requests.export_folder": (
            tr("Please type the whole path, such as /srv/requests."),
            tr("The whole path, please."),
        ),
    }
    whole = tr("This cannot be used: {what}").format(what=problem.what)
    return known.get(problem.key) or (whole, tr("This cannot be used."))
