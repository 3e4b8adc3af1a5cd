"""What the staff's screens say of the pages: how each stands, in a row and in full."""

from collections.abc import Mapping, Sequence
from datetime import date

from kiosk.content.model import Problem
from kiosk.dates import day_words
from kiosk.i18n import OWN_NAMES, language, tr, tr_n
from kiosk.ui.staff.row import Cells
from kiosk.ui.staff.sheet import Paragraph
from kiosk.ui.staff.views import PageView, Stand, StateView

_ICONS = {Stand.SIGNED: "check", Stand.CHANGED: "edit", Stand.NOT_YET: "question", Stand.UNREADABLE: "warning"}


def title_of(row: PageView) -> str:
    """Return a page's title in the language in force, or in the first one that it has."""
    state = row.states.get(language())
    return state.page.title if state is not None and state.page is not None else row.title


def cells_of_page(row: PageView, languages: Sequence[str], topics: Mapping[str, str], today: date) -> Cells:
    """Return the words of a page's row: title and topic, and of each language how it stands and what is to be done."""
    pages = [state.page for state in row.states.values() if state.page is not None]
    topic = topics.get(pages[0].topic, pages[0].topic) if pages else ""
    cells: Cells = {"title": ("", title_of(row)), "topic": ("", topic)}
    for code in languages:
        state = row.states.get(code)
        name = OWN_NAMES.get(code, code)
        if state is None:
            cells[code] = ("", name + ": " + tr("no page"))
            continue
        due, errors, icon = state.is_review_due(today), _errors(state), _ICONS[Stand(state.state)]
        words = _short(state)
        icon = "warning" if errors else "clock" if due and state.state == Stand.SIGNED else icon
        cells[code] = (icon, f"{name}: {words}", f"{code.upper()}: {words}")
        more = _more(state, is_due=due)
        if more:
            cells[f"{code}-more"] = ("", *more)
    return cells


def paragraphs_of(state: StateView, today: date) -> list[Paragraph]:
    """Return all there is to say of a page in one language."""
    said = [Paragraph(_long(state), _ICONS[Stand(state.state)])]
    page = state.page
    if page is not None and page.review_due is not None:
        due = tr("To be reviewed by {day}").format(day=day_words(page.review_due))
        said.append(Paragraph(due, "clock" if state.is_review_due(today) else ""))
    said += problems_of(state.problems)
    if not state.problems:
        said.append(Paragraph(tr("No problem is known.")))
    return said


def problems_of(problems: Sequence[Problem]) -> list[Paragraph]:
    """Return a paragraph for each problem."""
    return [
        Paragraph(
            (
                tr("Could be better, line {line}: {what}")
                if problem.is_warning
                else tr("To be mended, line {line}: {what}")
            ).format(line=problem.line, what=problem.what),
            "info" if problem.is_warning else "warning",
        )
        for problem in problems
    ]


def note_words(rows: Sequence[PageView], general: Sequence[Problem] | None, today: date) -> tuple[str, ...]:
    """Return what stands above the pages, longest wording first: which are due, and what the check has found.

    `general` is None as long as nothing was checked.
    """
    due = _due_words(rows, today)
    found = _mend_words(rows, general) if general is not None else ""
    both = (f"{due}. {found}",) if due and found else ()
    return (*both, *(words for words in (found, due) if words))


def _mend_words(rows: Sequence[PageView], general: Sequence[Problem]) -> str:
    """Return how much the check has found."""
    found = [problem for row in rows for state in row.states.values() for problem in state.problems]
    found += general
    errors = sum(not problem.is_warning for problem in found)
    mend = tr_n("{number} thing to mend", "{number} things to mend", errors).format(number=errors)
    better = len(found) - errors
    return f"{mend}, " + tr_n("{number} could be better", "{number} could be better", better).format(number=better)


def _due_words(rows: Sequence[PageView], today: date) -> str:
    """Return how many pages are to be reviewed within 30 days, or should have been; "" for none."""
    number = sum(any(state.is_review_due(today) for state in row.states.values()) for row in rows)
    if not number:
        return ""
    said = tr_n("{number} page is due for review", "{number} pages are due for review", number)
    return said.format(number=number)


def _errors(state: StateView) -> int:
    return sum(not problem.is_warning for problem in state.problems)


def _short(state: StateView) -> str:
    return {
        Stand.SIGNED: tr("Signed off"),
        Stand.CHANGED: tr("Changed since"),
        Stand.NOT_YET: tr("Not yet signed"),
        Stand.UNREADABLE: tr("Cannot be read"),
    }[Stand(state.state)]


def _more(state: StateView, *, is_due: bool) -> tuple[str, ...]:
    """Return the second line, longest wording first: what is to be mended, then a review, then who has signed."""
    errors, page, signed = _errors(state), state.page, state.signed
    if errors:
        first = next(problem for problem in state.problems if not problem.is_warning)
        return (first.what, tr_n("{number} thing to mend", "{number} things to mend", errors).format(number=errors))
    if is_due and page is not None and page.review_due is not None:
        return (tr("To be reviewed by {day}").format(day=day_words(page.review_due)), tr("Review due"))
    if signed is not None:
        who, day = f"{signed.by}, {signed.credential}", day_words(signed.on)
        return (f"{who}, {day}", f"{signed.by}, {signed.on.isoformat()}", signed.on.isoformat())
    return ()


def _long(state: StateView) -> str:
    signed = state.signed
    if state.state == Stand.UNREADABLE:
        return tr("This page cannot be read, so visitors do not see it.")
    if signed is None:
        return tr("Nobody has signed this page off yet.")
    words = (
        tr("Signed off by {name}, {credential}, on {day}.")
        if state.state == Stand.SIGNED
        else tr("The page has changed since {name}, {credential}, signed it off on {day}.")
    )
    return words.format(name=signed.by, credential=signed.credential, day=day_words(signed.on))
