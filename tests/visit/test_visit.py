"""What belongs to one visitor."""

from kiosk.requests.draft import Draft
from kiosk.visit.route import Home
from kiosk.visit.visit import Contrast, TextSize, Visit
from tests.support.requests import make_draft


def test_a_visitor_begins_at_home_with_normal_text_and_nothing_typed() -> None:
    visit = Visit()

    assert visit.navigator.current == Home()
    assert (visit.text_size, visit.contrast, visit.draft) == (TextSize.NORMAL, Contrast.LIGHT, None)


def test_nothing_passes_from_one_visitor_to_the_next() -> None:
    first, second = Visit(), Visit()
    first.pages_read.add("motor")

    assert second.pages_read == set()
    assert first.navigator is not second.navigator


def test_tapping_text_size_goes_round() -> None:
    visit = Visit()

    sizes = [visit.next_text_size() for _ in range(4)]

    assert sizes == [TextSize.LARGE, TextSize.LARGEST, TextSize.NORMAL, TextSize.LARGE]
    assert visit.text_size is TextSize.LARGE
    assert [size.value for size in TextSize] == [1.0, 1.35, 1.8]


def test_tapping_contrast_goes_round() -> None:
    visit = Visit()

    themes = [visit.next_contrast() for _ in range(4)]

    assert themes == [Contrast.DARK, Contrast.HIGH, Contrast.LIGHT, Contrast.DARK]
    assert visit.contrast is Contrast.DARK


def test_dropping_the_draft_erases_what_was_typed_wherever_it_is_still_held() -> None:
    draft = make_draft()
    visit = Visit(draft=draft)

    visit.drop_draft()

    assert visit.draft is None
    assert draft == Draft(id=draft.id)


def test_dropping_no_draft_is_fine() -> None:
    visit = Visit()

    visit.drop_draft()

    assert visit.draft is None
