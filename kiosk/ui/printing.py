"""Large print on the clinic's printer: no dialog, and the window never waits for the printer.

Asking for a printer and handing it a job can take seconds (a network printer that is switched off), so a worker thread
does both, as with requests. Qt allows text documents and printers outside of the window's thread.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from html import escape
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPageLayout,
    QPainter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)

from kiosk.content.codes import MODULE_MM, Code, code, codes
from kiosk.content.leaflet import Leaflet
from kiosk.i18n import is_right_to_left
from kiosk.paths import ASSETS
from kiosk.ui.look import FAMILIES
from kiosk.ui.theme import THEMES
from kiosk.ui.widgets.code_view import code_image
from kiosk.ui.widgets.page_sides import turn_paragraphs
from kiosk.visit.visit import Contrast

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

LIMIT_S = 20.0  # after this long without an answer the visitor is told that the printer does not answer
BODY_PT = 18  # large print begins here (American Printing House for the Blind)
MARGIN_MM = 18.0
CODE_MM = 70.0
_CODE_MOST_MM = 170.0  # fits between the margins of A4 and of Letter

_MM_PER_INCH = 25.4
_DOTS = 8  # a module in the picture that is handed to the printer
_log = logging.getLogger(__name__)


class Printed(Enum):
    """What came of a sheet."""

    SENT = "handed to the printer"
    NO_PRINTER = "there is no printer of that name, or it is stopped"
    FAILED = "the printer took nothing"


@dataclass(frozen=True)
class Sheet:
    """What goes on paper: a leaflet, as text and as a code, and what to do with that."""

    leaflet: Leaflet
    sentence: str

    @property
    def codes(self) -> tuple[Code, ...]:
        """One code that fills the width at most, several only of a text that one does not hold."""
        leaflet = self.leaflet
        return (code(leaflet.address),) if leaflet.address else codes(leaflet.text, int(_CODE_MOST_MM / MODULE_MM))


def named_printer(name: str) -> "QPrinter | None":
    """Return the system's printer called `name` with its own paper, None where there is none or it is stopped.

    May block for seconds.
    """
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415 - only where a clinic prints

    info = QPrinterInfo.printerInfo(name)
    if info.isNull() or info.state() is QPrinter.PrinterState.Error:  # a stopped printer takes jobs for another day
        return None
    return QPrinter(info, QPrinter.PrinterMode.HighResolution)


def print_sheet(sheet: Sheet, printer: "QPrinter") -> Printed:
    """Print `sheet` on as many pages as it needs; blocks."""
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415

    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    printer.setDocName(sheet.leaflet.title)
    painter = QPainter()
    if not painter.begin(printer):
        return Printed.FAILED
    page = QSizeF(printer.pageLayout().paintRectPixels(printer.resolution()).size())
    document = _document(sheet, printer, page)
    for number in range(document.pageCount()):
        if number:
            printer.newPage()
        painter.save()
        painter.translate(0, -number * page.height())
        document.drawContents(painter, QRectF(0, number * page.height(), page.width(), page.height()))
        painter.restore()
    is_done = painter.end()
    is_well = printer.printerState() not in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
    return Printed.SENT if is_done and is_well else Printed.FAILED


class Press(QObject):
    """Prints one sheet after another and tells what came of each."""

    done = Signal(object)  # a Printed

    _answered = Signal(int, object)

    def __init__(self, find: "Callable[[], QPrinter | None]", parent: QObject, limit_s: float = LIMIT_S) -> None:
        super().__init__(parent)
        self.find = find
        self._turn = threading.Lock()
        self._wanted = 0
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(round(limit_s * 1000))
        self._limit.timeout.connect(self._on_limit)
        self._answered.connect(self._on_answer, Qt.ConnectionType.QueuedConnection)

    def print(self, sheet: Sheet) -> None:
        """Begin to print `sheet`; `done` follows."""
        self._wanted += 1
        self._limit.start()
        threading.Thread(target=self._run, args=(self._wanted, sheet), name="printing", daemon=True).start()

    def forget(self) -> None:
        """Tell nothing more: the visitor has gone."""
        self._wanted += 1
        self._limit.stop()

    def _run(self, number: int, sheet: Sheet) -> None:
        with self._turn:
            printer = self.find()
            result = Printed.NO_PRINTER if printer is None else print_sheet(sheet, printer)
        if result is not Printed.SENT:
            _log.warning("a sheet was not printed: %s", result.value)
        try:
            self._answered.emit(number, result)
        except RuntimeError:  # the program has ended meanwhile
            return

    def _on_answer(self, number: int, result: Printed) -> None:
        if number == self._wanted:
            self.forget()
            self.done.emit(result)

    def _on_limit(self) -> None:
        _log.warning("a sheet was not printed: no answer")
        self.forget()
        self.done.emit(Printed.FAILED)


def _document(sheet: Sheet, printer: "QPrinter", page: QSizeF) -> QTextDocument:
    style = Template((ASSETS / "style" / "paper.css").read_text(encoding="utf-8"))
    document = QTextDocument()
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPointSize(BODY_PT)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(style.substitute(ink=THEMES[Contrast.LIGHT]["ink"]))
    document.setDocumentMargin(0)
    document.documentLayout().setPaintDevice(printer)
    document.setHtml(_html(sheet))
    if is_right_to_left():
        turn_paragraphs(document)
    for number, shown in enumerate(sheet.codes):
        _add_code(document, f"code:{number}", shown)
    document.setPageSize(page)
    return document


def _add_code(document: QTextDocument, name: str, shown: Code) -> None:
    """Add a code below the text; Qt counts its size in dots of the screen and turns them into the printer's."""
    picture = code_image(shown).scaledToWidth(shown.modules * _DOTS)
    document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), picture)
    side = max(CODE_MM, shown.modules * MODULE_MM) / _MM_PER_INCH
    shape = QTextImageFormat()
    shape.setName(name)
    shape.setWidth(side * QGuiApplication.primaryScreen().logicalDotsPerInchY())
    shape.setHeight(shape.width())
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertBlock(QTextBlockFormat())
    cursor.insertImage(shape)


def _html(sheet: Sheet) -> str:
    leaflet = sheet.leaflet
    kind = "ol" if leaflet.is_numbered else "ul"
    points = "".join(f"<li>{escape(point)}</li>" for point in leaflet.points)
    parts = [
        f'<p class="title">{escape(leaflet.title)}</p>',
        f"<{kind}>{points}</{kind}>",
        f'<p class="help">{escape(leaflet.help)}</p>' if leaflet.help else "",
        *(f'<p class="line">{escape(line)}</p>' for line in (leaflet.clinic, leaflet.note) if line),
        f'<p class="sentence">{escape(sheet.sentence)}</p>',
    ]
    return f"<body>{''.join(parts)}</body>"
