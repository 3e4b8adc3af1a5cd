"""Taking it home: the text large, a code that other programs read as exactly that text, and paper."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.i18n import tr
from kiosk.settings import Pages, Printing, Settings
from kiosk.ui.screens.take_home import TakeHomeScreen
from kiosk.ui.theme import THEMES
from kiosk.ui.widgets.code_view import CodeView
from kiosk.visit.route import Attract, Called, Home, ReadPage, TakeHome
from kiosk.visit.visit import MOST_QUESTIONS, Contrast, TextSize
from tests.support.kiosks import CLINIC, SCREENS, WIDE, Hand, Kiosks, Screen
from tests.support.layout import Ruler
from tests.support.printers import BrokenPrinter, MissingPrinter, PdfPrinter, SilentPrinter, wait_for_printers
from tests.support.takehome import (
    OWN_QUESTION,
    POINTS,
    QUESTIONS,
    SPANISH,
    SPANISH_POINTS,
    make_library_to_take_home,
)
from tests.support.zbar import decode, needs_zbar

LEAST_MM = 0.8
# At the same millimetres finer pixels change nothing but rounding.
CASES = [(screen, text) for screen in SCREENS for text in TextSize if screen != "fine" or text is TextSize.LARGE]
PRINTS = Settings(clinic=CLINIC, printing=Printing(printer="Front desk"))
FEET = (
    "Check your feet every day\n\n"
    + "\n".join(f"- {point}" for point in POINTS)
    + "\n\nGet help now: in an emergency, call 911.\n\nTest Clinic, 208-555-0100\nNot yet checked by your clinic."
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return make_library_to_take_home(tmp_path)


def at(
    make_kiosk: Kiosks, content: Path, page: str = "feet", screen: Screen = WIDE, settings: Settings | None = None
) -> Hand:
    hand = make_kiosk(screen, content=content, settings=settings)
    hand.guide.go(Home())
    hand.guide.go(TakeHome(page))
    hand.settle()
    return hand


def own_list(make_kiosk: Kiosks, content: Path, count: int = 3, screen: Screen = WIDE) -> Hand:
    """Return a hand with the visitor's own questions before it."""
    hand = make_kiosk(screen, content=content, settings=PRINTS)
    hand.guide.go(Home())
    for number in range(count):
        hand.guide.visit.toggle_question("questions", number)
    hand.guide.go(TakeHome())
    hand.settle()
    return hand


def look_as(hand: Hand, text: TextSize, contrast: Contrast = Contrast.LIGHT) -> None:
    while hand.guide.visit.text_size is not text:
        hand.tap("Text size")
    while hand.guide.visit.contrast is not contrast:
        hand.tap("Contrast")


def code_of(hand: Hand) -> CodeView:
    return next(view for view in hand.window.findChildren(CodeView) if view.isVisible())


def read_codes(hand: Hand, folder: Path) -> list[str]:
    """Return what zbar reads off the screen, code by code."""
    found = []
    for _ in range(len(code_of(hand).codes)):
        hand.window.grab().save(str(folder / "screen.png"))
        found += decode(folder / "screen.png")
        if "Next code" in hand.names():
            hand.tap("Next code")
    return found


def whole(codes: list[str]) -> str:
    """Put split codes together again, without blank lines."""
    lines = [line for code in codes for line in (code.split("\n")[1:] if len(codes) > 1 else code.split("\n"))]
    return "\n".join(line for line in lines if line)


def unspaced(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line)


@needs_zbar
@pytest.mark.parametrize("contrast", list(Contrast))
@pytest.mark.parametrize("screen", SCREENS)
def test_the_code_of_a_page_reads_as_the_text_shown(
    make_kiosk: Kiosks, content: Path, tmp_path: Path, screen: str, contrast: Contrast
) -> None:
    hand = at(make_kiosk, content, screen=SCREENS[screen])
    look_as(hand, TextSize.NORMAL, contrast)
    codes = read_codes(hand, tmp_path)
    assert whole(codes) == unspaced(FEET)
    if len(codes) == 1:
        assert codes == [FEET]


@needs_zbar
@pytest.mark.parametrize(("screen", "text"), CASES)
def test_the_codes_of_a_full_list_read_as_the_questions(
    make_kiosk: Kiosks, content: Path, tmp_path: Path, screen: str, text: TextSize
) -> None:
    hand = own_list(make_kiosk, content, MOST_QUESTIONS, SCREENS[screen])
    look_as(hand, text)
    numbered = [f"{number}. {question}" for number, question in enumerate(QUESTIONS[:MOST_QUESTIONS], start=1)]
    codes = read_codes(hand, tmp_path)
    assert whole(codes) == "\n".join(["My questions", *numbered, "Test Clinic, 208-555-0100"])


@needs_zbar
def test_accents_are_read_as_they_are(make_kiosk: Kiosks, content: Path, tmp_path: Path) -> None:
    hand = own_list(make_kiosk, content, 2)
    hand.guide.switch_language("es")
    hand.settle()
    (code,) = read_codes(hand, tmp_path)
    assert f"1. {SPANISH[0]}\n2. {SPANISH[1]}" in code
    hand.guide.go(TakeHome("feet"))
    hand.settle()
    (code,) = read_codes(hand, tmp_path)
    assert f"- {SPANISH_POINTS[0]}\n- {SPANISH_POINTS[1]}\n- {SPANISH_POINTS[2]}" in code


@pytest.mark.parametrize(("screen", "text"), CASES)
def test_modules_are_whole_pixels_and_wide_enough(
    make_kiosk: Kiosks, content: Path, screen: str, text: TextSize
) -> None:
    hand = own_list(make_kiosk, content, MOST_QUESTIONS, SCREENS[screen])
    look_as(hand, text)
    view = code_of(hand)
    modules = view.codes[view.number].modules
    module = view.width() // modules
    assert module * SCREENS[screen].mm_per_px >= LEAST_MM
    image = view.grab().toImage()
    paper = THEMES[Contrast.LIGHT]
    colors = {image.pixel(x, y) for x in range(image.width()) for y in range(0, image.height(), 3)}
    assert colors == {QColor(paper["ink"]).rgb(), QColor(paper["surface"]).rgb()}
    assert quiet_modules(image, module) >= 4


def quiet_modules(image: QImage, module: int) -> int:
    """Return how many modules of the border, on its thinnest side, are blank."""
    blank = image.pixel(0, 0)
    side = image.width()
    dark = [(x, y) for x in range(0, side, 2) for y in range(0, side, 2) if image.pixel(x, y) != blank]
    least = min(min(x, y, side - 1 - x, side - 1 - y) for x, y in dark)
    return round(least / module)


def test_the_page_is_shown_with_its_points_and_the_clinic(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content)
    for words in ("Check your feet every day", *POINTS, "call 911", "208-555-0100", "Not yet checked by your clinic."):
        assert hand.sees(words)
    assert hand.sees("Point your phone's camera at this square. No internet is needed.")
    assert not {"Print", "Next code", "Change my list"} & set(hand.names())


def test_the_clinic_s_site_is_in_the_code_instead(make_kiosk: Kiosks, content: Path) -> None:
    settings = Settings(clinic=CLINIC, pages=Pages(site_url="https://clinic.example/"))
    hand = at(make_kiosk, content, settings=settings)
    assert [code.text for code in code_of(hand).codes] == ["https://clinic.example/en/feet.html"]
    assert hand.sees("It opens this page on the clinic's website.")
    assert not hand.sees("No internet is needed.")


@needs_zbar
def test_the_address_is_read_off_the_screen(make_kiosk: Kiosks, content: Path, tmp_path: Path) -> None:
    settings = Settings(clinic=CLINIC, pages=Pages(site_url="https://clinic.example/"))
    hand = at(make_kiosk, content, settings=settings, screen=SCREENS["small"])
    assert read_codes(hand, tmp_path) == ["https://clinic.example/en/feet.html"]


def test_questions_never_become_an_address(make_kiosk: Kiosks, content: Path) -> None:
    settings = Settings(clinic=CLINIC, pages=Pages(site_url="https://clinic.example/"))
    hand = make_kiosk(content=content, settings=settings)
    hand.guide.visit.toggle_question("feet", 0)
    hand.guide.go(TakeHome())
    hand.settle()
    assert OWN_QUESTION in code_of(hand).codes[0].text


def test_several_codes_are_shown_one_after_another(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content, screen=SCREENS["small"])
    assert hand.sees("Code 1 of 2.")
    hand.tap("Next code")
    assert hand.sees("Code 2 of 2.")
    hand.tap("Next code")
    assert hand.sees("Code 1 of 2.")


def test_without_questions_the_way_to_them_is_shown(make_kiosk: Kiosks, content: Path) -> None:
    hand = own_list(make_kiosk, content, 0)
    assert hand.sees("You have not chosen any questions yet.")
    assert not [view for view in hand.window.findChildren(CodeView) if view.isVisible()]
    hand.tap("Choose questions")
    assert hand.where() == ReadPage("questions")


def test_single_questions_can_be_taken_off_and_put_back(make_kiosk: Kiosks, content: Path) -> None:
    hand = own_list(make_kiosk, content)
    hand.tap("Change my list")
    hand.tap(QUESTIONS[1])
    hand.tap(QUESTIONS[0])
    hand.tap(QUESTIONS[0])
    hand.tap("Done")
    assert code_of(hand).codes[0].text.startswith(f"My questions\n\n1. {QUESTIONS[2]}\n2. {QUESTIONS[0]}\n\n")
    assert not hand.sees(QUESTIONS[1])


def test_all_questions_can_be_erased_and_one_taken_back(make_kiosk: Kiosks, content: Path) -> None:
    hand = own_list(make_kiosk, content)
    hand.tap("Change my list")
    hand.tap("Erase my questions")
    assert hand.guide.visit.questions == []
    assert "Erase my questions" not in hand.names()
    hand.tap(QUESTIONS[2])
    hand.tap("Done")
    assert hand.sees(QUESTIONS[2])
    assert not hand.sees(QUESTIONS[0])


def test_another_language_shows_the_same_questions(make_kiosk: Kiosks, content: Path) -> None:
    hand = own_list(make_kiosk, content)
    hand.tap("Change my list")
    hand.guide.switch_language("es")
    hand.settle()
    assert SPANISH[1] in hand.names()
    hand.tap(tr("Done"))
    assert SPANISH[1] in code_of(hand).codes[0].text


def test_questions_of_a_page_that_has_gone_are_left_out(make_kiosk: Kiosks, content: Path) -> None:
    hand = own_list(make_kiosk, content)
    hand.guide.visit.questions.insert(1, ("gone", 0))
    hand.guide.go(TakeHome())
    hand.settle()
    assert f"2. {QUESTIONS[1]}" in code_of(hand).codes[0].text
    hand.tap("Change my list")
    assert [name for name in hand.names() if name in QUESTIONS] == list(QUESTIONS[:3])


def test_somebody_who_is_called_leaves_from_a_page(make_kiosk: Kiosks, content: Path) -> None:
    assert "I am being called" not in own_list(make_kiosk, content).names()
    hand = at(make_kiosk, content)
    hand.tap("I am being called")
    assert isinstance(hand.where(), Called)


def screen_of(hand: Hand) -> TakeHomeScreen:
    return hand.window.findChildren(TakeHomeScreen)[0]


def with_printer(hand: Hand, find: PdfPrinter | MissingPrinter | SilentPrinter) -> Hand:
    """Put a printer of ours behind the button."""
    screen_of(hand).press.find = find
    return hand


def test_a_page_is_printed_once(make_kiosk: Kiosks, content: Path, tmp_path: Path) -> None:
    printer = PdfPrinter(tmp_path)
    hand = with_printer(at(make_kiosk, content, settings=PRINTS), printer)
    hand.tap("Print")
    assert hand.wait_for(lambda: hand.sees("It is being printed. Ask at the front desk for the paper."))
    wait_for_printers()
    assert printer.path.stat().st_size > 1000
    assert "Print" not in hand.names()
    hand.guide.go(TakeHome("motor"))
    hand.settle()
    assert not hand.sees("It is being printed")
    assert "Print" in hand.names()


@pytest.mark.qt_log_ignore("QPainter::begin")
@pytest.mark.parametrize("make", [lambda _: MissingPrinter(), BrokenPrinter], ids=["missing", "broken"])
def test_a_printer_in_trouble_is_told_and_can_be_tried_again(
    make_kiosk: Kiosks, content: Path, tmp_path: Path, make: type[BrokenPrinter]
) -> None:
    hand = with_printer(at(make_kiosk, content, settings=PRINTS), make(tmp_path))
    hand.tap("Print")
    assert hand.wait_for(lambda: hand.sees("The printer does not answer. Please ask at the front desk."))
    wait_for_printers()
    assert "Print" in hand.names()


def test_while_the_printer_is_slow_the_kiosk_goes_on(make_kiosk: Kiosks, content: Path) -> None:
    silent = SilentPrinter()
    hand = with_printer(at(make_kiosk, content, settings=PRINTS), silent)
    hand.tap("Print")
    assert hand.sees("One moment, please. It is being sent to the printer.")
    assert "Print" not in hand.names()
    hand.tap("Finish and clear")
    assert hand.where() == Attract()
    hand.guide.go(TakeHome("feet"))
    silent.gate.set()
    wait_for_printers()
    hand.settle()
    assert not hand.sees("The printer does not answer")
    assert not hand.sees("One moment")


def test_nothing_is_left_for_the_next_visitor(make_kiosk: Kiosks, content: Path) -> None:
    hand = own_list(make_kiosk, content)
    view = code_of(hand)
    hand.tap("Finish and clear")
    assert view.codes == ()
    assert QUESTIONS[0] not in str(vars(view))
    hand.guide.go(TakeHome())
    hand.settle()
    assert hand.sees("You have not chosen any questions yet.")


@pytest.mark.parametrize(("screen", "text"), CASES)
def test_every_state_keeps_the_rules_at_every_size(
    make_kiosk: Kiosks, content: Path, screen: str, text: TextSize
) -> None:
    hand = own_list(make_kiosk, content, MOST_QUESTIONS, SCREENS[screen])
    look_as(hand, text)
    faults = read_on(hand, "More below")
    hand.tap("Change my list")
    faults |= read_on(hand, "More questions")
    hand.guide.visit.questions.clear()
    hand.tap("Done")
    faults |= read_on(hand, "More below")
    hand.guide.go(TakeHome("feet"))
    faults |= read_on(hand, "More below")
    assert sorted(faults) == []


def read_on(hand: Hand, more: str) -> set[str]:
    """Return what breaks a rule on this screen and on those that `more` leads to."""
    faults: set[str] = set()
    for _ in range(40):
        hand.settle()
        faults.update(Ruler(hand).faults())
        if more not in hand.names() or (more == "More questions" and len(faults) > 20):
            break
        hand.tap(more)
    return faults
