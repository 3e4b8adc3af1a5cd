"""Makes the papers that hang at the desk, as PDF: the guide for the staff (two pages) and the card (one page).

usage: QT_QPA_PLATFORM=offscreen python tools/papers.py OUT [--paper A4|Letter]
"""

import re
import sys
from argparse import ArgumentParser
from pathlib import Path

from markdown import markdown
from PySide6.QtCore import QMarginsF, QRectF, QSizeF, QUrl
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

DOCS = Path(__file__).resolve().parent.parent / "docs"
GUIDE, CARD = DOCS / "staff.md", DOCS / "front-desk.html"
PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}

_MARGIN_MM = 12.0
_DPI = 96  # in which Qt takes the sizes of pictures and of CSS
_PICTURE = 324  # dots of 1/96 inch: two beside each other
_NEW_PAGE = "<!-- a new page in print -->"  # stands in the guide before a heading
_STYLE = """
body { font-family: "Inter", "Noto Sans", "DejaVu Sans", sans-serif; font-size: 8.7pt; }
h1 { font-size: 15pt; margin-top: 0; margin-bottom: 3px; }
h2 { font-size: 11.5pt; margin-top: 7px; margin-bottom: 3px; }
p, ul, ol { margin-top: 2px; margin-bottom: 3px; }
table { border-collapse: collapse; }
td, th { padding: 2px; padding-left: 5px; border: 1px solid #888888; vertical-align: top; }
th { text-align: left; font-weight: 400; }
a { color: #000000; text-decoration: none; }
"""


def document_of(file: Path) -> QTextDocument:
    """Return one of the papers, not yet laid out; needs an application."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".md":
        body = markdown(text, extensions=["tables", "sane_lists"])
        body = re.sub(r"<thead>\s*<tr>\s*(<th></th>\s*)+</tr>\s*</thead>", "", body)
        body = re.sub(rf"{_NEW_PAGE}\s*<h2>", '<h2 style="page-break-before: always">', body)
        body = re.sub(r"<tr>\n<td>(?!<img|[^\n]*\n<td><img)", '<tr>\n<td width="28%">', body)
        body = body.replace("<img ", f'<img width="{_PICTURE}" ').replace("<table>", '<table width="100%">')
        text = f"<html><head><style>{_STYLE}</style></head><body>{body}</body></html>"
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setBaseUrl(QUrl.fromLocalFile(str(file.parent) + "/"))
    document.setHtml(text)
    return document


def write_pdf(document: QTextDocument, target: Path, paper: str) -> int:
    """Write the file `target` on that paper ("A4" or "Letter"); returns how many pages it has."""
    writer = QPdfWriter(str(target))
    writer.setPageSize(QPageSize(PAPERS[paper]))
    writer.setPageMargins(QMarginsF(*[_MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)
    scale = writer.resolution() / _DPI
    room = writer.pageLayout().paintRectPixels(writer.resolution()).size()
    page = QSizeF(room.width() / scale, room.height() / scale)
    document.setPageSize(page)
    painter = QPainter(writer)
    painter.scale(scale, scale)
    for number in range(document.pageCount()):
        if number:
            writer.newPage()
        painter.save()
        painter.translate(0, -number * page.height())
        document.drawContents(painter, QRectF(0, number * page.height(), page.width(), page.height()))
        painter.restore()
    painter.end()
    return document.pageCount()


def main() -> int:
    """Write both papers into a folder."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path, help="folder for the two files")
    parser.add_argument("--paper", choices=PAPERS, default="Letter")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication(sys.argv[:1])
    for file in (GUIDE, CARD):
        target = given.out / f"{file.stem}.pdf"
        print(f"{target}: pages: {write_pdf(document_of(file), target, given.paper)}")
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
