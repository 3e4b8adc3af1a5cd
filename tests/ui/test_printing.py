"""Large print on paper, and what comes of it when the printer does not do as told."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from kiosk.content.leaflet import Leaflet
from kiosk.ui.printing import Press, Printed, Sheet, named_printer, print_sheet
from tests.support.printers import BrokenPrinter, MissingPrinter, PdfPrinter, SilentPrinter, wait_for_printers
from tests.support.zbar import decode, needs_zbar

LARGE_PRINT_PT = 18
MakePress = Callable[[Callable[[], QPrinter | None], float], Press]

SENTENCE = "Point your phone's camera at this square. No internet is needed."
LEAFLET = Leaflet(
    "¿Cómo cuido mis pies?",
    ("Mire sus pies cada día: <b> & nada más.", "Your feet can lose feeling."),
    help="Get help now: in an emergency, call 911.",
    clinic="Test Clinic, 208-555-0100",
    note="Not yet checked by your clinic.",
)
QUESTIONS = Leaflet(
    "My questions",
    tuple(f"How long will the feeling in my foot number {number} take to come back?" for number in range(1, 11)),
    is_numbered=True,
    clinic="Test Clinic, 208-555-0100",
)

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")


def printed(sheet: Sheet, folder: Path) -> Path:
    """Print into a file and return it."""
    pdf = PdfPrinter(folder)
    printer = pdf()
    assert printer is not None
    assert print_sheet(sheet, printer) is Printed.SENT
    return pdf.path


def pages(pdf: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf.read_bytes()))


@pytest.fixture
def press() -> Iterator[MakePress]:
    """Return what makes presses; they live as long as the test."""
    owner = QObject()
    yield lambda find, limit_s: Press(find, owner, limit_s)
    wait_for_printers()


def answer(qtbot: QtBot, find: Callable[[], QPrinter | None], limit_s: float = 10.0) -> Printed:
    """Return what a press says of a sheet."""
    owner = QObject()
    asked = Press(find, owner, limit_s)
    with qtbot.waitSignal(asked.done, timeout=10_000) as done:
        asked.print(Sheet(LEAFLET, SENTENCE))
    if isinstance(find, SilentPrinter):
        find.gate.set()
    wait_for_printers()
    assert done.args is not None
    told: Printed = done.args[0]
    return told


def test_a_leaflet_is_one_page(qtbot: QtBot, tmp_path: Path) -> None:
    assert pages(printed(Sheet(LEAFLET, SENTENCE), tmp_path)) == 1


def test_a_long_list_goes_on_a_second_page(qtbot: QtBot, tmp_path: Path) -> None:
    assert pages(printed(Sheet(QUESTIONS, SENTENCE), tmp_path)) == 2


@needs_poppler
def test_everything_is_on_the_paper_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = printed(Sheet(LEAFLET, SENTENCE), tmp_path)
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    on_paper = " ".join(text.split())
    for words in (LEAFLET.title, *LEAFLET.points, LEAFLET.help, LEAFLET.clinic, LEAFLET.note, SENTENCE):
        assert words.replace("-", " ") in on_paper.replace("-", " ")  # fonts have hyphens of their own between digits


@needs_poppler
def test_no_line_is_smaller_than_large_print(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = printed(Sheet(LEAFLET, SENTENCE), tmp_path)
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    boxes = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    heights = [float(high) - float(low) for low, high in re.findall(r'yMin="([\d.]+)".*?yMax="([\d.]+)"', boxes)]
    assert len(heights) > 30
    assert min(heights) >= LARGE_PRINT_PT  # a word's box is as high as the font, ascent and descent


@needs_zbar
@pytest.mark.parametrize("leaflet", [LEAFLET, QUESTIONS], ids=["page", "questions"])
def test_the_code_on_paper_holds_the_same_text(qtbot: QtBot, tmp_path: Path, leaflet: Leaflet) -> None:
    pdf = printed(Sheet(leaflet, SENTENCE), tmp_path)
    subprocess.run(["pdftoppm", "-r", "200", "-png", str(pdf), str(tmp_path / "page")], check=True)
    found = [text for picture in sorted(tmp_path.glob("page*.png")) for text in decode(picture)]
    assert found == [leaflet.text]


def test_an_address_is_printed_instead_of_the_text() -> None:
    site = "https://clinic.example/en/feet.html"
    (only,) = Sheet(Leaflet("Feet", ("Look at them.",), address=site), SENTENCE).codes
    assert only.text == site


def test_there_is_no_printer_of_a_name_that_the_system_does_not_know(qtbot: QtBot) -> None:
    assert named_printer("no such printer") is None


def test_the_press_says_that_a_sheet_was_sent(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = PdfPrinter(tmp_path)
    assert answer(qtbot, pdf) is Printed.SENT
    assert pages(pdf.path) == 1


def test_the_press_says_that_there_is_no_printer(qtbot: QtBot) -> None:
    assert answer(qtbot, MissingPrinter()) is Printed.NO_PRINTER


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_the_press_says_that_the_printer_took_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    assert answer(qtbot, BrokenPrinter(tmp_path)) is Printed.FAILED


def test_a_printer_that_does_not_answer_has_failed_after_a_while(qtbot: QtBot) -> None:
    silent = SilentPrinter()
    assert answer(qtbot, silent, limit_s=0.02) is Printed.FAILED


def test_a_late_answer_is_not_told(qtbot: QtBot, press: MakePress) -> None:
    silent = SilentPrinter()
    late = press(silent, 0.02)
    with qtbot.waitSignal(late.done, timeout=10_000):
        late.print(Sheet(LEAFLET, SENTENCE))
    with qtbot.assertNotEmitted(late.done):
        silent.gate.set()
        wait_for_printers()


def test_a_visitor_who_has_gone_is_told_nothing(qtbot: QtBot, press: MakePress) -> None:
    silent = SilentPrinter()
    gone = press(silent, 10.0)
    gone.print(Sheet(LEAFLET, SENTENCE))
    gone.forget()
    with qtbot.assertNotEmitted(gone.done):
        silent.gate.set()
        wait_for_printers()
