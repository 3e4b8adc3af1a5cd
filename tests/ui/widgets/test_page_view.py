"""A page's text: read by screenfuls without a cut line, links as targets, and nothing fetched from anywhere."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextBlock, QTextDocument
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget

from kiosk.content.model import Picture
from kiosk.paths import ASSETS
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.read_on import ReadOn
from kiosk.visit.visit import Contrast
from tests.support.kiosks import SMALL, WIDE
from tests.support.looks import count_color, has_color, make_look, painted

LINES = "".join(f"<p>Line {number} tells of nerves and of feet.</p>" for number in range(60))
LINK = '<p>See <a href="page:feet">how to look after your feet</a> and <a href="page:motor">motor</a>.</p>'
DRAWING = ASSETS / "illustrations" / "motor.svg"
IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def view(board: QWidget) -> PageView:
    view = PageView(board)
    view.setGeometry(0, 0, 700, 400)
    view.restyle(make_look())
    board.show()
    return view


def fill(view: PageView, html: str, **pictures: Picture) -> None:
    view.show_html(html, pictures, "types")


def screenfuls(view: PageView) -> list[tuple[int, int]]:
    """Read to the end; return from where to where each screenful goes, in pixels of the document."""
    found = []
    for _ in range(100):
        found.append((view.verticalScrollBar().value(), view._bottom()))
        if not view.can_go_down:
            return found
        view.go_down()
    raise AssertionError("there is no end")


def test_a_short_page_has_nothing_to_read_on_to(view: PageView) -> None:
    fill(view, "<p>Short.</p>")
    assert (view.is_at_top, view.can_go_down) == (True, False)


def test_each_screenful_begins_where_the_one_before_ended(view: PageView) -> None:
    fill(view, LINES)
    pages = screenfuls(view)
    assert len(pages) > 3
    assert all(before[1] == after[0] for before, after in pairwise(pages))
    assert all(bottom - top <= 400 for top, bottom in pages)
    view.go_to_top()
    assert view.is_at_top


@pytest.mark.parametrize("text", [1.0, 1.8])
@pytest.mark.parametrize("height", [200, 333, 500])
def test_no_line_is_cut_in_two(view: PageView, text: float, height: int) -> None:
    view.restyle(make_look(text=text))
    view.resize(700, height)
    fill(view, LINES)
    layout = view.document().documentLayout()
    lines = set()
    block = view.document().begin()
    while block.isValid():
        top = layout.blockBoundingRect(block).top()
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number).rect().translated(0, top)
            lines.add((line.top(), line.bottom()))
        block = block.next()
    for _, bottom in screenfuls(view):
        assert not [line for line in lines if line[0] + 1 < bottom < line[1] - 1]


def test_a_heading_never_stands_alone_at_the_lower_edge(view: PageView) -> None:
    for filler in range(3, 16):
        fill(view, "<p>Nerves.</p>" * filler + "<h2>What people notice</h2>" + LINES)
        heading = next(one for one in blocks(view) if one.text() == "What people notice")
        place = view.document().documentLayout().blockBoundingRect(heading)
        for top, bottom in screenfuls(view):
            if top <= place.top() < bottom:
                assert bottom > place.bottom() + 5


def blocks(view: PageView) -> list[QTextBlock]:
    found = []
    block = view.document().begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def test_a_paragraph_higher_than_the_screen_is_read_all_the_same(view: PageView) -> None:
    fill(view, f"<p>{'nerves and feet ' * 600}</p>")
    pages = screenfuls(view)
    assert all(before[1] == after[0] for before, after in pairwise(pages))


def table_place(view: PageView) -> tuple[float, float]:
    """Return the top and the bottom of the table's ground as it is painted, in pixels of the document."""
    (table,) = view.document().rootFrame().childFrames()
    before = view.document().findBlock(table.firstPosition() - 1)
    top = view.document().documentLayout().blockBoundingRect(before).bottom()
    return top, top + view.document().documentLayout().frameBoundingRect(table).height()


def test_a_callout_is_shown_whole_or_waits_for_the_next_screenful(view: PageView) -> None:
    table = "<table cellspacing='0'><tr><td>" + "<p>Look at your feet every day.</p>" * 3 + "</td></tr></table>"
    for filler in range(3, 16):
        fill(view, "<p>Nerves.</p>" * filler + table + LINES)
        first, last = table_place(view)
        assert not [bottom for _, bottom in screenfuls(view) if first + 1 < bottom < last - 1]


def test_a_callout_higher_than_the_screen_leaves_no_screenful_empty(view: PageView) -> None:
    table = "<table cellspacing='0'><tr><td>" + "<p>Look at your feet every day.</p>" * 40 + "</td></tr></table>"
    for filler in range(3, 16):
        fill(view, "<p>Nerves.</p>" * filler + table + LINES)
        pages = screenfuls(view)
        assert all(bottom - top > 200 for top, bottom in pages[:-1])
        first, _ = table_place(view)
        assert not [bottom for _, bottom in pages if first + 1 < bottom < first + 60]


def test_the_space_below_the_last_line_is_no_screenful_of_its_own(view: PageView) -> None:
    fill(view, "<p>Nerves.</p>" * 9)
    block = view.document().lastBlock()
    view.resize(700, round(view.document().documentLayout().blockBoundingRect(block).bottom()) + 1)
    assert not view.can_go_down


def test_a_row_of_buttons_stays_with_the_question_it_is_for(view: PageView) -> None:
    question = "<h3>A question for your visit</h3><p>Why do my feet tingle?</p>"
    row = "<table cellspacing='0'><tr><td><a href='do:ask'>Put it on your list</a></td></tr></table>"
    for filler in range(3, 16):
        fill(view, "<p>Nerves.</p>" * filler + question + row + LINES)
        heading = next(one for one in blocks(view) if one.text() == "A question for your visit")
        first = view.document().documentLayout().blockBoundingRect(heading).top()
        _, last = table_place(view)
        assert not [bottom for _, bottom in screenfuls(view) if first + 1 < bottom < last - 1]


def test_a_finger_scrolls_and_stops_at_both_ends(view: PageView) -> None:
    fill(view, LINES)
    view.scroll_by(150)
    assert view.verticalScrollBar().value() == 150
    view.scroll_by(-1000)
    assert view.is_at_top
    view.scroll_by(1e6)
    assert not view.can_go_down
    assert view.verticalScrollBar().value() == view.content_height(700) - 1 - view.viewport().height()


def test_links_are_targets_as_high_as_a_button(view: PageView) -> None:
    fill(view, LINK + LINES)
    assert [name for name, _ in view.links()] == ["how to look after your feet", "motor"]
    wanted: list[str] = []
    view.page_wanted.connect(wanted.append)
    places = view.touch_targets()
    assert all(place.height() >= make_look().px(19) for place, _ in places)
    for _, target in places:
        target.activate()
    assert wanted == ["feet", "motor"]


def test_a_pressed_link_is_marked(view: PageView) -> None:
    fill(view, LINK)
    before = painted(view)
    target = view.touch_targets()[0][1]
    target.set_pressed(True)
    assert painted(view) != before
    target.set_pressed(False)
    assert painted(view) == before


def test_a_link_below_the_edge_is_no_target(view: PageView) -> None:
    fill(view, LINES + LINK)
    assert (view.links(), view.touch_targets()) == ([], [])


def test_a_link_over_two_lines_is_one_link(view: PageView) -> None:
    fill(view, f'<p>{"nerves " * 9}<a href="page:feet">{"look after your feet " * 4}</a></p>')
    targets = view.touch_targets()
    assert len(targets) >= 2
    assert targets[0][1] == targets[1][1]


def test_other_links_are_dead(view: PageView) -> None:
    fill(view, '<p><a href="https://example.org/">away</a> <a href="file:///etc/passwd">file</a></p>')
    assert (view.links(), view.touch_targets()) == ([], [])
    assert not view.openLinks()


@pytest.mark.parametrize(
    "name",
    ["file:///etc/passwd", "https://example.org/a.png", "/etc/passwd", "../../secret.svg", "picture:other.svg", ""],
)
def test_nothing_is_fetched_but_the_page_s_own_pictures(view: PageView, name: str) -> None:
    fill(view, "<p>x</p>", **{"own.svg": Picture("own.svg", DRAWING)})
    for asked in (name, QUrl(name)):
        answer = view.loadResource(IMAGE, asked)
        assert isinstance(answer, QImage)
        assert answer.isNull()
    for kind in (QTextDocument.ResourceType.HtmlResource.value, QTextDocument.ResourceType.StyleSheetResource.value):
        assert isinstance(view.loadResource(kind, QUrl("own.svg")), QImage)


def test_the_page_s_own_picture_is_drawn_in_the_text(view: PageView) -> None:
    fill(view, '<p><img src="picture:own.svg"></p>', **{"own.svg": Picture("own.svg", DRAWING)})
    answer = view.loadResource(IMAGE, QUrl("picture:own.svg"))
    assert isinstance(answer, QImage)
    assert answer.width() > 100
    assert has_color(painted(view), make_look().theme["muscle"])


def test_headings_take_the_topic_s_colour_and_their_own_size(view: PageView) -> None:
    fill(view, "<h2>What people notice</h2><p>Text.</p>")
    look = make_look()
    assert has_color(painted(view), look.theme["types"])
    heading = blocks(view)[0]
    assert heading.begin().fragment().charFormat().font().pixelSize() == look.metrics.text_px(9.5)


def test_a_new_layout_begins_at_the_top_unless_somebody_has_read_on(view: PageView) -> None:
    fill(view, LINES)
    view.resize(500, 300)
    assert view.is_at_top
    view.go_down()
    fill(view, LINES + "<p>More.</p>")
    assert view.is_at_top
    view.go_down()
    place = view.verticalScrollBar().value()
    view.show_html(LINES + "<p>Still more.</p>", {}, "types", keep_place=True)
    assert view.verticalScrollBar().value() == place


def test_a_wiped_page_keeps_no_text(view: PageView) -> None:
    fill(view, LINES)
    view.wipe()
    assert view.toPlainText() == ""
    assert not view.document().isUndoAvailable()


def test_before_there_is_a_look_there_is_nothing_to_tap(board: QWidget) -> None:
    view = PageView(board)
    view.show_html(LINK, {}, "types")
    assert view.touch_targets() == []
    assert view.minimumSizeHint().toTuple() == (0, 0)
    assert count_color(painted(view), make_look().theme["ink"]) == 0


def make_read_on(view: PageView, board: QWidget, *, is_low: bool) -> ReadOn:
    read_on = ReadOn(view, board)
    read_on.restyle(make_look(SMALL if is_low else WIDE))
    for button in (read_on.bar_down, read_on.bar_top):
        button.restyle(make_look(SMALL))
    read_on.offer()
    return read_on


def test_the_card_offers_only_what_leads_somewhere(view: PageView, board: QWidget) -> None:
    read_on = make_read_on(view, board, is_low=False)
    fill(view, LINES)
    assert (read_on.down.isHidden(), read_on.top.isHidden()) == (False, True)
    read_on.down.click()
    assert (read_on.down.isHidden(), read_on.top.isHidden()) == (False, False)
    while view.can_go_down:
        read_on.down.click()
    assert (read_on.down.isHidden(), read_on.top.isHidden()) == (True, False)
    read_on.top.click()
    assert view.is_at_top
    assert read_on.bar_buttons([]) == []


def test_on_a_low_screen_the_bar_offers_them_and_the_way_on_only_at_the_end(view: PageView, board: QWidget) -> None:
    read_on = make_read_on(view, board, is_low=True)
    changes = QSignalSpy(read_on.changed)
    fill(view, LINES)
    after = [read_on.top]  # any button
    assert read_on.bar_buttons(after) == [read_on.bar_down]
    while view.can_go_down:
        read_on.bar_down.click()
    assert read_on.bar_buttons(after) == [read_on.bar_top, *after]
    assert changes.count() > 0
    fill(view, "<p>Short.</p>")
    assert read_on.bar_buttons(after) == after


@pytest.mark.parametrize(
    ("contrast", "has_line"), [(Contrast.LIGHT, False), (Contrast.DARK, False), (Contrast.HIGH, True)]
)
def test_a_link_like_a_button_has_a_line_where_its_ground_is_not_seen(
    view: PageView, contrast: Contrast, has_line: bool
) -> None:
    view.restyle(make_look(contrast=contrast))
    fill(view, '<table><tr><td class="button"><a href="page:sensory">Sensory nerves</a></td></tr></table>')
    cursor = view.document().find("Sensory")
    assert cursor.charFormat().fontUnderline() is (contrast is Contrast.HIGH)
