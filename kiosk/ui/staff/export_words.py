"""What the export says: formats, days, drives and how far it is."""

from kiosk.errors import Fault
from kiosk.i18n import tr, tr_n
from kiosk.requests.entry import SEALED, Drive, Exported
from kiosk.ui.staff.words import fault_words

DAYS = (None, 1, 7, 30)  # the answers to which days; None is all of them
_GB, _MB = 1_000_000_000, 1_000_000  # as drives are sold


def form_words(form: str) -> tuple[str, ...]:
    """Return what a format is called, and a shorter name."""
    known = {
        "xlsx": (tr("Excel (XLSX)"), tr("Excel")),
        "csv": (tr("Table (CSV)"), form.upper()),
        "json": (tr("For programs (JSON)"), form.upper()),
        "vcf": (tr("Contacts (vCard)"), tr("Contacts")),
        SEALED: (tr("Sealed copy (ZIP)"), tr("Sealed copy")),
    }
    return known.get(form, (form.upper(),))


def which_words(*, include_done: bool, count: int | None) -> str:
    """Return which requests, and how many where that is known."""
    said = tr("Waiting and done") if include_done else tr("Those that wait")
    return said if count is None else f"{said} ({count})"


def days_words(days: int | None) -> tuple[str, ...]:
    """Return which days, and shorter words."""
    if days is None:
        return (tr("All days"),)
    if days == 1:
        return (tr("Today"),)
    long = tr_n("The last {number} day", "The last {number} days", days)
    return long.format(number=days), tr_n("{number} day", "{number} days", days).format(number=days)


def drive_words(drive: Drive) -> tuple[str, ...]:
    """Return a place's name, with its free space or with why it cannot be used, and shorter words."""
    name = drive.name if drive.is_removable else tr("Folder {name}").format(name=drive.name)
    if drive.trouble is not None:
        short = {
            Fault.READ_ONLY: tr("write-protected"),
            Fault.DISK_FULL: tr("full"),
            Fault.MISSING: tr("not there"),
            Fault.NO_PERMISSION: tr("may not be written to"),
        }
        why = short.get(drive.trouble) or tr("does not work")
        return (f"{name}: {why}",)
    if drive.free is None:
        return (name,)
    return tr("{name}: {size} free").format(name=name, size=_size_words(drive.free)), name


def drive_trouble_words(drive: Drive) -> str:
    """Return why a place cannot be used and what to do."""
    known = {
        Fault.READ_ONLY: tr("{name} is write-protected. Move the small switch on its side, or take another drive."),
        Fault.DISK_FULL: tr("{name} is full. Erase something on it at a computer, or take another drive."),
        Fault.NO_PERMISSION: tr("This kiosk may not write to {name}. Take another drive, or ask who looks after it."),
    }
    if not drive.is_removable and drive.trouble is Fault.MISSING:
        said = tr("The folder {name} of the settings is not there. Ask who looks after the kiosk, or put a drive in.")
        return said.format(name=drive.name)
    said = known.get(drive.trouble or Fault.MISSING, "")
    return said.format(name=drive.name) if said else fault_words(drive.trouble)


def stage_words(stage: str) -> str:
    """Return what is being done, with places for how many of how many."""
    return {
        "opening": tr("Reading the requests: {number} of {total}"),
        "writing": tr("Writing: {number} of {total}"),
        "checking": tr("Reading the file back and comparing it…"),
    }.get(stage, tr("Saving the file…"))


def exported_words(done: Exported, *, is_removable: bool) -> str:
    """Return what an export did that wrote a file."""
    said = tr_n("{number} request is in the file {name}.", "{number} requests are in the file {name}.", done.count)
    text = said.format(number=done.count, name=done.file.name)
    if done.broken:
        broken = tr_n("{number} file did not open", "{number} files did not open", done.broken)
        text += " " + broken.format(number=done.broken) + "."
    return text + " " + tr("You can take the drive out now.") if is_removable else text


def _size_words(size: int) -> str:
    if size < _GB:
        return tr("{number} MB").format(number=size // _MB)
    number = str(size // _GB) if size >= 10 * _GB else f"{size / _GB:.1f}"
    return tr("{number} GB").format(number=number)
