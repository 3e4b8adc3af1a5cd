"""What there is to say of a screen: each sentence, in reading order, with the place where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextBlock, QTextCursor, QTextFormat
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.content.sentences import sentence_spans
from kiosk.i18n import tr
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.picture_view import PictureView

_BREAKS = re.compile("[\ufffc\u2028\n]")  # a picture, a new line
_PICTURE = "\ufffc"
_WORD = re.compile(r"\w")
_TOLD = (QLabel, TouchButton, PageView, PictureView, Field)


@dataclass(frozen=True)
class Utterance:
    """One sentence; `widget` shows it, a `PageView` from `start` to `end` of its document (Qt's positions).

    What the player lies over has no place that could be marked.
    """

    text: str
    widget: QWidget | None = None
    start: int = 0
    end: int = 0


def script_of(root: QWidget, *, tells_private: bool) -> list[Utterance]:
    """Return all that can be read below `root`, from top to bottom and in a row from left to right.

    What a person has typed or chosen is left out unless `tells_private`: fields, widgets that say they are
    `is_private`, and which of some answers is the chosen one. Where a card lies over the rest, it alone is said;
    else of a page its `told_parts`, which know their order.
    """
    shown = [child for child in (root, *root.findChildren(QWidget)) if child.isVisible()]
    cover = next((child for child in shown if getattr(child, "covers_targets", False)), None)
    page = next((child for child in shown if hasattr(child, "told_parts")), None)
    if cover is None and page is not None:
        parts: list[QWidget] = page.told_parts()
        return [said for part in parts for said in said_of(part, tells_private=tells_private)]
    found: list[tuple[int, int, int, QWidget]] = []
    for widget in (cover or root).findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, _TOLD) and not _is_silent(widget):
            place = widget.mapTo(root, QPoint(0, 0))
            found.append((place.y(), place.y() + widget.height(), place.x(), widget))
    script: list[Utterance] = []
    for row in _rows(found):
        for _, _, _, widget in sorted(row, key=_left):
            script += said_of(widget, tells_private=tells_private)
    return script


def _is_silent(widget: QWidget) -> bool:
    """Whether the widget, or what it is part of, has nothing to say: keys, the button to listen."""
    around: QWidget | None = widget
    while around is not None and not (getattr(around, "is_silent", False) or around.property("isSilent")):
        around = around.parentWidget()
    return around is not None


def said_of(widget: QWidget, *, tells_private: bool = False) -> list[Utterance]:
    """Return what is said of one widget; nothing of one that is hidden."""
    if not widget.isVisible() or (getattr(widget, "is_private", False) and not tells_private):
        return []
    if isinstance(widget, PageView):
        return page_script(widget)
    if isinstance(widget, QLabel | Field) and not isinstance(widget, PictureView):
        texts = widget.text().split("\n")
    else:
        texts = [widget.accessibleName(), *widget.accessibleDescription().split("\n")]
    if tells_private and isinstance(widget, Choice) and widget.isChecked():
        texts.append(tr("Chosen"))
    found = [text[start:end] for text in texts for start, end in sentence_spans(text)]
    return [Utterance(sentence, widget) for sentence in found if _WORD.search(sentence)]


def page_script(view: PageView) -> list[Utterance]:
    """Return the sentences of a page's text, its pictures by their words for those who cannot see them."""
    script: list[Utterance] = []
    block = view.document().begin()
    while block.isValid():
        script += [Utterance(text, view, start, end) for text, start, end in _block_script(block)]
        block = block.next()
    return script


def _block_script(block: QTextBlock) -> Iterator[tuple[str, int, int]]:
    text = block.text()
    first = 0
    for mark in (*_BREAKS.finditer(text), None):
        last = mark.start() if mark is not None else len(text)
        for start, end in sentence_spans(text[first:last]):
            sentence = text[first + start : first + end]
            if _WORD.search(sentence):
                yield sentence, _position(block, first + start), _position(block, first + end)
        if mark is not None:
            if mark[0] == _PICTURE and (alt := _alt(block, mark.start())):
                yield alt, _position(block, mark.start()), _position(block, mark.end())
            first = mark.end()


def _position(block: QTextBlock, index: int) -> int:
    """Return Qt's position of the character `index` of a block; Qt counts UTF-16 units."""
    return block.position() + len(block.text()[:index].encode("utf-16-le")) // 2


def _alt(block: QTextBlock, index: int) -> str:
    cursor = QTextCursor(block)
    cursor.setPosition(_position(block, index) + 1)
    alt = cursor.charFormat().property(QTextFormat.Property.ImageAltText)
    return str(alt) if alt else ""


def _rows(found: list[tuple[int, int, int, QWidget]]) -> Iterator[list[tuple[int, int, int, QWidget]]]:
    """Give the widgets that stand side by side together, the upper ones first."""
    row: list[tuple[int, int, int, QWidget]] = []
    for place in sorted(found, key=_top):
        if row and place[0] >= (row[0][0] + row[0][1]) // 2:
            yield row
            row = []
        row.append(place)
    if row:
        yield row


def _top(place: tuple[int, int, int, QWidget]) -> int:
    return place[0]


def _left(place: tuple[int, int, int, QWidget]) -> int:
    return place[2]
