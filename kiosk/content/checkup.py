"""What the doctor says of the pages: how many there are, what is signed off, and which reviews are due."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from kiosk.content.check.reviews import SOON
from kiosk.content.disk import languages
from kiosk.content.library import load_library
from kiosk.content.model import Page
from kiosk.content.signoff import read_sign_offs
from kiosk.errors import SiteError
from kiosk.health import Finding, Level, trouble
from kiosk.settings import Pages

_MOST_NAMED = 3


def examine_content(content: Path, pages: Pages, sign_offs: Path, today: date) -> list[Finding]:
    """Return all findings on the folder `content` and the record of sign-offs."""
    return [
        examine_pages(content, pages.language),
        *examine_sign_offs(content, pages, sign_offs),
        *examine_reviews(content, today),
    ]


def examine_pages(content: Path, language: str) -> Finding:
    """Say how many pages visitors can read in `language`, and whether something in the folder `content` is broken."""
    library = load_library(content, language)
    if not library.pages:
        return Finding("pages", Level.BAD, f"There is no page to show in {content} for the language {language!r}.")
    sentence = f"{len(library.pages)} pages in the language {language!r}."
    if library.problems:
        return Finding("pages", Level.WARN, f"{sentence} Problems: {len(library.problems)}; see  kiosk check.")
    return Finding("pages", Level.OK, sentence)


def examine_sign_offs(content: Path, pages: Pages, file: Path) -> list[Finding]:
    """Say how many pages visitors can read where only signed ones are shown, or that the record cannot be read."""
    try:
        signed = read_sign_offs(file)
    except SiteError as error:
        return [trouble("sign-offs", error)]
    if not pages.require_sign_off:
        return []
    library = load_library(content, pages.language, sign_offs=signed, only_signed=True)
    count = sum(page.signed is not None for page in library.pages.values())
    sentence = f"Pages signed off as they read now: {count}; visitors see these alone, and get help now."
    return [Finding("sign-offs", Level.OK if count else Level.BAD, sentence)]


def examine_reviews(content: Path, today: date) -> list[Finding]:
    """Say which pages are past their review, and which will be within 30 days; nothing where none is."""
    pages = [page for code in languages(content) for page in load_library(content, code).pages.values()]
    past = [page for page in pages if page.review_due is not None and page.review_due < today]
    soon = [page for page in pages if page.review_due is not None and today <= page.review_due <= today + SOON]
    found = []
    if past:
        found.append(f"Past their review: {_named(past)}; read them again, or hide them.")
    if soon:
        found.append(f"To be reviewed within {SOON.days} days: {_named(soon)}.")
    return [Finding("reviews", Level.WARN, " ".join(found))] if found else []


def _named(pages: Iterable[Page]) -> str:
    """Return the number of pages and the first of them, the most urgent first."""
    in_order = sorted(pages, key=_urgency)
    names = [f"{page.language}/{page.id} ({page.review_due})" for page in in_order[:_MOST_NAMED]]
    more = [f"{len(in_order) - _MOST_NAMED} more"] if len(in_order) > _MOST_NAMED else []
    return ", ".join([*names, *more])


def _urgency(page: Page) -> tuple[str, str, str]:
    return (str(page.review_due), page.language, page.id)
