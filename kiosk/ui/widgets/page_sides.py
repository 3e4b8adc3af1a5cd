"""A page's text from right to left: Qt turns lines and lists round by itself, but neither paragraphs nor tables."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument

_MARK = re.compile(r"<(/?)(tr|td|th)\b[^>]*>")

_NOTHING = "\u200b"  # in a last cell that is empty Qt drops the space above what follows


def turned_tables(html: str) -> str:
    """Return the HTML of `kiosk.content.render`, whose tags are all closed, with the cells of each row turned round."""
    open_parts = [""]  # the text outside of rows, and of every row and cell that is open what is written so far
    rows: list[list[str]] = []  # the cells of every row that is open
    end = 0
    for mark in _MARK.finditer(html):
        is_end, is_row = bool(mark[1]), mark[2] == "tr"
        open_parts[-1] += html[end : mark.start()]
        end = mark.end()
        if is_row and not is_end:
            open_parts[-1] += mark[0]
            rows.append([])
            open_parts.append("")
        elif is_row:
            open_parts.pop()
            open_parts[-1] += "".join(reversed(rows.pop())) + mark[0]
        elif not is_end:
            open_parts.append(mark[0])
        else:
            cell = open_parts.pop()
            rows[-1].append(cell + (_NOTHING if cell.endswith(">") and cell.count("<") == 1 else "") + mark[0])
    return open_parts[0] + html[end:]


def turn_paragraphs(document: QTextDocument) -> None:
    """Let every paragraph of `document` run from right to left, whatever its first letter is."""
    shape = QTextBlockFormat()
    shape.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(shape)
