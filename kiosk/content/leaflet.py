"""What a visitor takes home, on the phone or on paper: a page's key points, or the own questions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.content.model import Page
from kiosk.i18n import left_to_right, tr
from kiosk.settings import Clinic

# A phone does something of its own with other schemes; a question mark or a # would swallow the page's name behind it.
_SITE = re.compile(r"https?://[^\s/?#@\\]+(?:/[^\s?#\\]*)?", re.IGNORECASE)

_MARKS = str.maketrans("", "", "\u2066\u2069")  # of `left_to_right`


@dataclass(frozen=True)
class Leaflet:
    """Large print in parts, each a line; `address` is where the same page is on the clinic's own site, or ""."""

    title: str
    points: tuple[str, ...]
    is_numbered: bool = False
    help: str = ""
    clinic: str = ""
    note: str = ""
    address: str = ""

    @property
    def text(self) -> str:
        """The whole leaflet as plain text, with a blank line between its parts and none at its ends."""
        marks = [f"{number}." if self.is_numbered else "-" for number in range(1, len(self.points) + 1)]
        points = "\n".join(f"{mark} {point}" for mark, point in zip(marks, self.points, strict=True))
        foot = "\n".join(line for line in (self.clinic, self.note) if line)
        whole = "\n\n".join(part for part in (self.title, points, self.help, foot) if part)
        return whole.translate(_MARKS)  # in a code every character costs size


def page_leaflet(page: Page, clinic: Clinic, site_url: str = "") -> Leaflet:
    """Return what is taken home of `page`; a page without key points gives its summary."""
    is_checked = page.signed is not None or page.kind == "clinic"  # what a clinic says of itself needs no check
    return Leaflet(
        title=page.title,
        points=page.key_points or (page.summary,),
        help=tr("Get help now: in an emergency, call 911."),
        clinic=_clinic_line(clinic),
        note="" if is_checked else tr("Not yet checked by your clinic."),
        address=page_address(page, site_url),
    )


def questions_leaflet(questions: Sequence[str], clinic: Clinic) -> Leaflet:
    """Return the visitor's own questions, numbered."""
    return Leaflet(tr("My questions"), tuple(questions), is_numbered=True, clinic=_clinic_line(clinic))


def page_address(page: Page, site_url: str) -> str:
    """Return where `kiosk site` puts `page` below `site_url`; "" where that is empty or no http(s) address."""
    site = site_url.strip().rstrip("/")
    return f"{site}/{page.language}/{page.id}.html" if _SITE.fullmatch(site) else ""


def _clinic_line(clinic: Clinic) -> str:
    return ", ".join(part for part in (clinic.name.strip(), left_to_right(clinic.phone.strip())) if part)
