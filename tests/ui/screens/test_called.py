"""Called away in the middle of a page: everything is wiped at once, and three pictures lead back to the page."""

import pytest

from kiosk.ui.screens.called import CalledScreen
from kiosk.ui.widgets.code_picture import CodeButton, code_names
from kiosk.visit.recall import PICTURES
from kiosk.visit.route import Attract, Called, Home, ReadPage, Recall, TakeHome
from kiosk.visit.visit import Contrast, TextSize
from tests.support.kiosks import MIDDLE, SMALL, TALL, WIDE, Hand, Kiosks, Screen
from tests.support.layout import Ruler


def called_from(hand: Hand, page: str = "motor") -> tuple[str, ...]:
    """Read a page, be called, and return the code that is shown."""
    hand.tap("Touch to start")
    hand.guide.go(ReadPage(page))
    hand.settle()
    hand.tap("I am being called")
    route = hand.where()
    assert isinstance(route, Called)
    return route.code


def come_back(hand: Hand, code: tuple[str, ...]) -> None:
    hand.tap("I was called away")
    assert hand.where() == Recall()
    for name in code:
        hand.tap(code_names()[name])


def test_the_same_pictures_in_any_order_open_the_page_again(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    code = called_from(hand)
    for name in code:
        assert hand.sees(code_names()[name])
    hand.tap("I know them. Clear the screen")
    assert hand.where() == Attract()
    come_back(hand, code[::-1])
    assert hand.where() == ReadPage("motor")
    hand.tap("Back")
    assert hand.where() == Recall()


def test_a_step_comes_back_and_so_does_the_language(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    hand.tap("Español")
    hand.guide.go(ReadPage("needling-steps", 3))
    hand.settle()
    hand.tap("Me están llamando")
    route = hand.where()
    assert isinstance(route, Called)
    hand.guide.end_visit()
    come_back(hand, route.code)
    assert hand.where() == ReadPage("needling-steps", 3)
    assert hand.sees("Paso 4 de 6")


def test_nothing_else_of_the_visit_is_kept(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    hand.tap("Text size")
    hand.guide.visit.toggle_question("motor", 0)
    hand.guide.go(ReadPage("motor"))
    hand.settle()
    hand.tap("I am being called")
    visit = hand.guide.visit
    assert (visit.text_size, visit.questions, visit.pages_read) == (TextSize.NORMAL, [], set())


def test_the_pictures_are_shown_as_this_visitor_reads_and_the_next_one_starts_afresh(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    for name in ("Español", "Tamaño del texto", "Contraste"):
        hand.tap(name)
    hand.guide.go(ReadPage("motor"))
    hand.settle()
    hand.tap("Me están llamando")
    assert hand.sees("Recuerde tres dibujos")
    screen = next(screen for screen in hand.window.findChildren(CalledScreen) if screen.isVisible())
    assert (screen.look.metrics.text_scale, screen.look.theme.name) == (TextSize.LARGE.value, Contrast.DARK)
    hand.guide.end_visit()
    hand.settle()
    assert hand.sees("Touch to start")


def test_the_code_leaves_the_screen_by_itself(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    called_from(hand)
    hand.wait(59)
    assert isinstance(hand.where(), Called)
    hand.wait(2)
    assert hand.where() == Attract()
    assert not [screen for screen in hand.window.findChildren(CalledScreen) if screen.isVisible()]


def test_wrong_pictures_open_nothing_and_say_so(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    code = called_from(hand)
    hand.guide.end_visit()
    wrong = tuple(name for name in PICTURES if name not in code)[:3]
    come_back(hand, wrong)
    assert hand.where() == Recall()
    assert hand.sees("These three do not open a page")
    assert not [button for button in hand.window.findChildren(CodeButton) if button.isChecked()]
    hand.tap("Start at the beginning")
    assert hand.where() == Home()


def test_a_picture_can_be_taken_back(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    code = called_from(hand)
    hand.guide.end_visit()
    other = next(name for name in PICTURES if name not in code)
    come_back(hand, (*code[:2],))
    hand.tap(code_names()[code[0]])
    hand.tap(code_names()[code[0]])
    assert hand.where() == Recall()
    assert other not in code
    hand.tap(code_names()[code[2]])
    assert hand.where() == ReadPage("motor")


def test_after_two_hours_nobody_is_expected_back(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    called_from(hand)
    hand.guide.end_visit()
    assert "I was called away" in hand.names()
    hand.clock.advance(2 * 3600 + 1)
    hand.guide.end_visit()
    hand.settle()
    assert "I was called away" not in hand.names()


def test_from_a_page_that_is_taken_home_too(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    hand.guide.go(TakeHome("motor"))
    hand.settle()
    hand.tap("I am being called")
    route = hand.where()
    assert isinstance(route, Called)
    hand.guide.end_visit()
    come_back(hand, route.code)
    assert hand.where() == ReadPage("motor")


@pytest.mark.parametrize("screen", [WIDE, SMALL, TALL, MIDDLE], ids=["wide", "small", "tall", "middle"])
@pytest.mark.parametrize("turns", [0, 2], ids=["normal", "largest"])
def test_choosing_keeps_the_rules(make_kiosk: Kiosks, screen: Screen, turns: int) -> None:
    hand = make_kiosk(screen)
    hand.tap("Touch to start")
    for _ in range(turns):
        hand.tap("Text size")
    hand.guide.go(Recall())
    hand.settle()
    assert Ruler(hand).faults() == []
