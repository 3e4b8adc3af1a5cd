"""How much a page may hold: counted before Markdown runs, which takes endless time or recursion on hostile text."""

import re

from kiosk.content.disk import Refused

MAX_BODY = 40_000
MAX_LINES = 1_500
MAX_PARAGRAPH = 8_000
MAX_NESTING = 8
MAX_TABLE_ROWS = 200
MAX_TABLE_BARS = 24
MAX_BRACKETS = MAX_TICKS = 150  # looking for the end of each takes the whole paragraph

# The beginning of a line that may be too deep: marks of lists and quotations, and blanks.
_BEGINNING = re.compile(rf"^(?:[ >]|[-*+](?= )|\d{{1,9}}\.(?= )){{{MAX_NESTING + 1},}}", re.MULTILINE)
_LEVELS = re.compile(r"[>*+.-]")
_BLANK_LINE = re.compile(r"\n[ ]*(?=\n)")


class OverLimit(Refused):
    """A page that is not shown because it holds too much; `line` is counted from 1 in the body."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


def check(body: str) -> None:
    """Raise `OverLimit` if the page text `body` holds more than a page for visitors ever needs."""
    if len(body) > MAX_BODY:
        raise OverLimit(1, f"the page is longer than {MAX_BODY} characters; cut it into several pages")
    text = body.expandtabs(4)
    if text.count("\n") >= MAX_LINES:
        raise OverLimit(MAX_LINES, f"the page has more than {MAX_LINES} lines; cut it into several pages")
    if text.count("[") > MAX_BRACKETS:
        raise OverLimit(1, f"the page has more than {MAX_BRACKETS} links and pictures")
    if text.count("`") > MAX_TICKS:
        raise OverLimit(1, f"the page has more than {MAX_TICKS} marks of code (`)")
    for beginning in _BEGINNING.finditer(text):
        if _nesting(beginning[0]) > MAX_NESTING:
            line = 1 + text.count("\n", 0, beginning.start())
            raise OverLimit(line, f"lists or quotations are nested more than {MAX_NESTING} levels deep")
    line = 1
    for part in _BLANK_LINE.split(text):
        paragraph = part.lstrip("\n")
        _check_paragraph(paragraph, line + len(part) - len(paragraph))
        line += part.count("\n") + 1


def _nesting(beginning: str) -> int:
    """Return how many levels of lists and quotations the beginning of a line opens or stands in."""
    return len(_LEVELS.findall(beginning)) + (len(beginning) - len(beginning.lstrip(" "))) // 4


def _check_paragraph(paragraph: str, line: int) -> None:
    if len(paragraph) > MAX_PARAGRAPH:
        raise OverLimit(line, f"a paragraph is longer than {MAX_PARAGRAPH} characters")
    if "|" not in paragraph:
        return
    if paragraph.count("\n") > MAX_TABLE_ROWS:
        raise OverLimit(line, f"a table has more than {MAX_TABLE_ROWS} rows")
    for number, row in enumerate(paragraph.split("\n"), line):
        if row.count("|") > MAX_TABLE_BARS:
            raise OverLimit(number, f"a table has more than {MAX_TABLE_BARS // 2} columns")
