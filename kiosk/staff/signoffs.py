"""The pages as the clinic has signed them off or not, in all languages, and the deed of signing one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import msgspec

from kiosk.clock import Clock
from kiosk.content.check.reviews import SOON
from kiosk.content.check.runner import Report
from kiosk.content.disk import languages, page_paths, real_folder
from kiosk.content.library import load_library
from kiosk.content.model import Page, Problem, SignOff
from kiosk.content.signoff import MAX_BYTES, MAX_NAME, Entry, Record, SignOffs, read_record, sign_off_of, sign_offs_in
from kiosk.errors import Fault, SiteError
from kiosk.files import write_whole
from kiosk.paths import DataFolder
from kiosk.requests.text import clean_text
from kiosk.staff.audit import Deed, note


class State(StrEnum):
    """How a page stands in one language."""

    SIGNED = "signed"  # as it reads now
    CHANGED = "changed"  # an earlier text was signed
    NOT_YET = "not-yet"
    UNREADABLE = "unreadable"  # the file cannot be shown; its problems say why


@dataclass(frozen=True)
class PageState:
    """One page in one language; `signed` is the sign-off of this text, or of the last one that was signed.

    `page` is None where the file cannot be read. `problems` are the check's sentences on this file, what must be
    mended first, then what could be better.
    """

    language: str
    state: State
    page: Page | None = None
    signed: SignOff | None = None
    problems: tuple[Problem, ...] = ()

    def is_review_due(self, today: date) -> bool:
        """Whether the page must be reviewed within 30 days, or should have been."""
        return self.page is not None and self.page.review_due is not None and self.page.review_due <= today + SOON


@dataclass(frozen=True)
class PageRow:
    """A page in all languages, side by side; `id` is that of the page, or the file's place where nobody knows it."""

    id: str
    states: Mapping[str, PageState]

    @property
    def title(self) -> str:
        """The page's title in the first language that has one, else the id."""
        return next((state.page.title for state in self.states.values() if state.page is not None), self.id)


def quick_rows(content: Path, file: Path) -> tuple[PageRow, ...]:
    """Return all pages with what loading them found, without the rest of the check; raises `SiteError` for `file`."""
    return _rows(content, None, read_record(file))


def checked_rows(report: Report, file: Path) -> tuple[PageRow, ...]:
    """Return all pages with all that the check has found (`check_content`, seconds); raises `SiteError` for `file`."""
    return _rows(report.content, (*report.errors, *report.warnings), read_record(file))


def _rows(content: Path, found: Iterable[Problem] | None, record: Record) -> tuple[PageRow, ...]:
    """Return one row a page in reading order, files that cannot be read at the end; `found` None: not checked."""
    root = real_folder(content)
    sign_offs = sign_offs_in(record)
    libraries = {language: load_library(root, language) for language in languages(root)}
    if found is None:
        found = [problem for library in libraries.values() for problem in library.problems]
    named = tuple(found)
    rows: dict[str, dict[str, PageState]] = {}
    places: dict[Path, str] = {}
    for language, library in libraries.items():
        for page in (page for topic in (*library.topics, *library.aside) for page in topic.pages):
            places.setdefault(page.path.relative_to(root / language), page.id)
            problems = _of_file(named, page.path)
            rows.setdefault(page.id, {})[language] = _state_of(page, sign_offs, record, problems)
    for language, library in libraries.items():
        seen = {page.path for page in library.pages.values()}
        for path in page_paths(root, language):
            if path not in seen:
                place = path.relative_to(root / language)
                state = PageState(language, State.UNREADABLE, problems=_of_file(named, path))
                rows.setdefault(places.get(place, place.as_posix()), {}).setdefault(language, state)
    return tuple(PageRow(page_id, states) for page_id, states in rows.items())


def general_problems(content: Path, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that belong to no page: those of topics, sources, the glossary, and of the folder itself."""
    root = real_folder(content)
    paths = {path for language in languages(content) for path in page_paths(root, language)}
    return tuple(problem for problem in problems if problem.file not in paths)


def sign(data: DataFolder, page: Page, name: str, credential: str, clock: Clock, who: str = "") -> SignOff:
    """Record that `name`, who is a `credential` such as "PT", has checked `page` as it was shown; return the sign-off.

    `who` is the name of the staff key, for the audit; "" is `name`. Earlier sign-offs are kept. Raises `SiteError`:
    `BAD_INPUT` without a name and a credential of 80 characters at most, `CORRUPT` for a damaged record, which is
    left as it is, others as they come; then the page is not signed off.
    """
    signed = SignOff(_checked(name, "a name"), _checked(credential, "a credential"), clock.now().date())
    record = read_record(data.sign_offs)
    entry = Entry(page.id, page.language, page.text_hash, signed.by, signed.credential, signed.on)
    text = msgspec.json.format(msgspec.json.encode(msgspec.structs.replace(record, pages=(*record.pages, entry))))
    if len(text) > MAX_BYTES:
        raise SiteError(Fault.TOO_BIG, str(data.sign_offs))
    # First the audit: a line too many can be explained, a sign-off without one cannot.
    note(data.audit, Deed(who=who or signed.by, what=f"sign-off {page.language}/{page.id} {page.text_hash}"), clock)
    write_whole(data.sign_offs, text)
    return signed


def _state_of(page: Page, sign_offs: SignOffs, record: Record, problems: tuple[Problem, ...]) -> PageState:
    signed = sign_off_of(page, sign_offs)
    if signed is not None:
        return PageState(page.language, State.SIGNED, page, signed, problems)
    earlier = [entry for entry in record.pages if (entry.page, entry.language) == (page.id, page.language)]
    if earlier:
        last = earlier[-1]
        key = (last.page, last.language, last.hash)
        return PageState(page.language, State.CHANGED, page, sign_offs[key], problems)
    return PageState(page.language, State.NOT_YET, page, None, problems)


def _of_file(problems: Iterable[Problem], path: Path) -> tuple[Problem, ...]:
    return tuple(sorted((problem for problem in problems if problem.file == path), key=_gravity))


def _gravity(problem: Problem) -> tuple[bool, Problem]:
    return (problem.is_warning, problem)


def _checked(text: str, what: str) -> str:
    cleaned = clean_text(text)
    if not 1 <= len(cleaned) <= MAX_NAME:
        raise SiteError(Fault.BAD_INPUT, f"{what} has 1 to {MAX_NAME} characters")
    return cleaned
