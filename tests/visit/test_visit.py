"""What belongs to one visitor."""

from kiosk.requests.draft import Draft
from kiosk.visit.route import Home
from kiosk.visit.visit import MOST_QUESTIONS, Contrast, Rate, TextSize, Visit
from tests.support.requests import make_draft


def test_a_visitor_begins_at_home_with_normal_text_and_nothing_typed() -> None:
    visit = Visit()

    assert visit.navigator.current == Home()
    assert (visit.text_size, visit.contrast, visit.draft) == (TextSize.NORMAL, Contrast.LIGHT, None)


def test_nothing_passes_from_one_visitor_to_the_next() -> None:
    first, second = Visit(), Visit()
    first.pages_read.add("motor")
    first.pictures_shown.add("needling")
    first.toggle_question("motor", 0)

    assert second.pages_read == set()
    assert second.pictures_shown == set()
    assert second.questions == []
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


def test_a_second_tap_takes_a_question_off_the_list_and_the_others_keep_their_order() -> None:
    visit = Visit()

    for key in (("motor", 0), ("questions", 3), ("questions", 1)):
        assert visit.toggle_question(*key)
    assert visit.questions == [("motor", 0), ("questions", 3), ("questions", 1)]
    assert visit.toggle_question("questions", 3)
    assert visit.questions == [("motor", 0), ("questions", 1)]
    assert visit.toggle_question("questions", 3)
    assert visit.questions == [("motor", 0), ("questions", 1), ("questions", 3)]


def test_a_full_list_takes_no_more_until_one_is_taken_off() -> None:
    visit = Visit()
    for number in range(MOST_QUESTIONS):
        assert visit.toggle_question("questions", number)
    full = list(visit.questions)

    assert MOST_QUESTIONS == 10
    assert not visit.toggle_question("motor", 0)
    assert visit.questions == full
    assert visit.toggle_question("questions", 0)
    assert visit.toggle_question("motor", 0)
    assert visit.questions == [*full[1:], ("motor", 0)]


def test_the_voice_gets_faster_and_then_slow_again() -> None:
    visit = Visit()
    assert [visit.next_rate() for _ in Rate] == [Rate.FASTER, Rate.SLOWER, Rate.NORMAL]


def test_the_voice_is_never_silent_and_never_louder_than_it_can() -> None:
    visit = Visit()
    assert [visit.turn_volume(1) for _ in range(3)] == [4, 5, 5]
    assert [visit.turn_volume(-1) for _ in range(5)] == [4, 3, 2, 1, 1]
