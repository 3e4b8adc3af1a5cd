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
from kiosk.i18n import own_name, tr
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
        none = tr("There is no page to show in {folder} for the language {language}.")
        return Finding("pages", Level.BAD, none.format(folder=content, language=own_name(language)))
    sentence = tr("Pages in the language {language}: {count}.").format(
        language=own_name(language), count=len(library.pages)
    )
    if library.problems:
        problems = tr("Problems: {count}; see  kiosk check.").format(count=len(library.problems))
        return Finding("pages", Level.WARN, f"{sentence} {problems}")
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
    sentence = tr("Pages signed off as they read now: {count}; visitors see these alone, and get help now.")
    return [Finding("sign-offs", Level.OK if count else Level.BAD, sentence.format(count=count))]


def examine_reviews(content: Path, today: date) -> list[Finding]:
    """Say which pages are past their review, and which will be within 30 days; nothing where none is."""
    pages = [page for code in languages(content) for page in load_library(content, code).pages.values()]
    past = [page for page in pages if page.review_due is not None and page.review_due < today]
    soon = [page for page in pages if page.review_due is not None and today <= page.review_due <= today + SOON]
    found = []
    if past:
        found.append(tr("Past their review: {pages}; read them again, or hide them.").format(pages=_named(past)))
    if soon:
        found.append(tr("To be reviewed within {days} days: {pages}.").format(days=SOON.days, pages=_named(soon)))
    return [Finding("reviews", Level.WARN, " ".join(found))] if found else []


def _named(pages: Iterable[Page]) -> str:
    """Return the number of pages and the first of them, the most urgent first."""
    in_order = sorted(pages, key=_urgency)
    names = [f"{page.language}/{page.id} ({page.review_due})" for page in in_order[:_MOST_NAMED]]
    rest = len(in_order) - _MOST_NAMED
    more = [tr("{count} more").format(count=rest)] if rest > 0 else []
    return ", ".join([*names, *more])


def _urgency(page: Page) -> tuple[str, str, str]:
    return (str(page.review_due), page.language, page.id)
