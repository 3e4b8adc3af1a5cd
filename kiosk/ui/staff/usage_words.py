"""What is counted besides pages, in words: visits, languages, sizes of the text, help, searches, forms."""

from collections.abc import Iterable
from datetime import date

from kiosk.i18n import OWN_NAMES, tr
from kiosk.usage import EMPTY_SEARCHES, FORMS_BEGUN, FORMS_SENT, HELP, LANGUAGE, LISTENS, TEXT_SIZE, VISITS
from kiosk.usage_file import Row, by_name


def totals(rows: Iterable[Row], first: date) -> list[tuple[str, int]]:
    """Return how often each thing but a page was counted since `first`, always in the same order."""
    found = tuple(rows)
    counted = [(VISITS, tr("Visits")), (FORMS_BEGUN, tr("Forms begun")), (FORMS_SENT, tr("Forms sent"))]
    counted += [(EMPTY_SEARCHES, tr("Searches without a result")), (LISTENS, tr("Visitors began to listen"))]
    lines = [(words, sum(number for _, number in by_name(found, what, first))) for what, words in counted]
    for what in (HELP, LANGUAGE, TEXT_SIZE):
        lines += [(_words(what, name), number) for name, number in by_name(found, what, first)]
    return lines


def _words(what: str, name: str) -> str:
    if what == LANGUAGE:
        return tr("Visits in {language}").format(language=OWN_NAMES.get(name, name))
    known = {
        "urgent": tr("Help now opened"),
        "buttons": tr("Help on the buttons opened"),
        "normal": tr("Visits with normal text"),
        "large": tr("Visits with large text"),
        "largest": tr("Visits with the largest text"),
    }
    return known.get(name, name)
