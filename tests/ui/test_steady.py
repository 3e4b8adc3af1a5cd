"""The steady-tap rule, clause by clause, on a surface of plain rectangles; one millimetre is one pixel here."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.settings import Taps
from kiosk.ui.steady import MOUSE, Hold, TapRule
from kiosk.ui.touch import rule_in_pixels
from tests.support.table import RULE, Desk, Pad


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_the_defaults_are_those_of_the_design() -> None:
    assert TapRule(reach=4.0, drift=8.0, palm=30.0, repeat=0.4, settle=0.3) == RULE
    assert rule_in_pixels(Taps(), mm_per_px=0.5).reach == 8.0


# 1. The target is taken at touch-down.


def test_the_target_under_the_finger_is_pressed_at_touch_down_and_acts_at_lift(desk: Desk) -> None:
    desk.taps.down(0, 20, 20)
    assert desk.table.left.is_pressed
    assert desk.table.acts == 0
    desk.taps.up(0, 20, 20)
    assert (desk.table.left.acts, desk.table.left.is_pressed) == (1, False)


@pytest.mark.parametrize(("x", "acts"), [(6.0, 1), (5.9, 0)])
def test_the_nearest_target_within_four_millimetres_is_taken(desk: Desk, x: float, acts: int) -> None:
    desk.tap(x, 20)
    assert desk.table.left.acts == acts
    assert len(desk.table.misses) == 1 - acts


def test_between_two_targets_the_nearer_one_is_taken(desk: Desk) -> None:
    desk.tap(31.9, 20)
    assert (desk.table.left.acts, desk.table.right.acts) == (0, 1)


def test_a_touch_far_from_everything_is_felt_and_shown_as_a_miss(desk: Desk) -> None:
    desk.tap(100, 100)
    assert desk.table.acts == 0
    assert (desk.table.felt_count, desk.table.misses) == (1, [(100, 100)])


# 2. Up to 8 mm of drift it stays that target, however long the press.


@pytest.mark.parametrize("held", [0.0, 0.7, 3.0, 60.0])
def test_a_rolling_finger_keeps_its_target_for_any_length(desk: Desk, held: float) -> None:
    desk.taps.down(0, 29, 20)
    desk.taps.move(0, 34, 20)  # over the neighbour by now
    desk.clock.advance(held)
    desk.taps.up(0, 37, 20)
    assert (desk.table.left.acts, desk.table.right.acts) == (1, 0)
    assert desk.table.right.pressed_log == []


def test_a_finger_that_comes_back_has_its_first_target_again(desk: Desk) -> None:
    desk.taps.down(0, 29, 20)
    desk.taps.move(0, 45, 20)
    desk.taps.up(0, 33, 20)
    assert (desk.table.left.acts, desk.table.right.acts) == (1, 0)


# 3. Further, on ground that does not scroll: lift to choose.


def test_further_the_target_that_the_finger_rests_on_takes_over_visibly(desk: Desk) -> None:
    desk.taps.down(0, 29, 20)
    desk.taps.move(0, 41, 20)
    assert (desk.table.left.is_pressed, desk.table.right.is_pressed) == (False, True)
    desk.taps.up(0, 41, 20)
    assert (desk.table.left.acts, desk.table.right.acts) == (0, 1)


def test_a_target_that_a_rolling_finger_only_brushes_does_not_take_over(desk: Desk) -> None:
    desk.taps.down(0, 26, 20)
    desk.taps.move(0, 36, 20)  # 3 mm inside the right one
    assert desk.table.left.is_pressed
    desk.taps.up(0, 36, 20)
    assert (desk.table.left.acts, desk.table.right.acts) == (1, 0)


def test_further_on_blank_ground_the_press_is_cancelled_visibly(desk: Desk) -> None:
    desk.taps.down(0, 20, 20)
    desk.taps.move(0, 20, 60)
    assert not desk.table.left.is_pressed
    desk.taps.up(0, 20, 60)
    assert desk.table.acts == 0


@pytest.mark.parametrize(("y", "acts"), [(33, 1), (41.9, 1), (42.1, 0)])
def test_a_finger_that_rolls_off_its_target_keeps_it_until_it_is_far_away(desk: Desk, y: float, acts: int) -> None:
    desk.taps.down(0, 20, 20)
    desk.taps.up(0, 20, y)  # the drift of 8 mm is taken off, and the reach of 4 mm allowed
    assert desk.table.acts == acts


def test_a_control_beside_ground_that_scrolls_stays_a_control(desk: Desk) -> None:
    edge = Pad("edge", 10, 177)
    desk.table.pads.append(edge)
    desk.taps.down(0, 20, 200)  # on the ground, 3 mm below the control
    desk.taps.move(0, 20, 209)
    desk.taps.up(0, 20, 209)
    assert (edge.acts, desk.table.ground.moved) == (1, [])


def test_a_finger_from_blank_ground_may_choose_a_target(desk: Desk) -> None:
    desk.taps.down(0, 20, 60)
    desk.taps.move(0, 20, 25)
    assert desk.table.left.is_pressed
    desk.taps.up(0, 20, 25)
    assert desk.table.left.acts == 1


def test_a_lift_that_was_not_preceded_by_a_move_counts_where_it_is(desk: Desk) -> None:
    desk.taps.down(0, 20, 20)
    desk.taps.up(0, 43, 20)
    assert (desk.table.left.acts, desk.table.right.acts) == (0, 1)


# 3. Further, on ground that scrolls.


def test_ground_that_scrolls_follows_the_finger_and_its_target_never_acts(desk: Desk) -> None:
    desk.taps.down(0, 20, 220)
    assert desk.table.link.is_pressed
    desk.taps.move(0, 20, 210)
    assert desk.table.link.pressed_log == [True, False]
    desk.taps.move(0, 20, 205)
    desk.taps.up(0, 20, 220)  # back on the link: still a scroll
    assert desk.table.ground.moved == [10, 5, -15]
    assert desk.table.acts == 0


def test_a_small_roll_on_scrolling_ground_is_a_tap(desk: Desk) -> None:
    desk.taps.down(0, 20, 220)
    desk.taps.up(0, 20, 212)
    assert (desk.table.ground.moved, desk.table.link.acts) == ([], 1)


def test_a_scroll_that_leaves_its_ground_goes_on_and_chooses_nothing(desk: Desk) -> None:
    desk.taps.down(0, 20, 220)
    desk.taps.move(0, 20, 100)
    desk.taps.up(0, 20, 20)
    assert desk.table.ground.moved == [120, 80]
    assert desk.table.acts == 0


def test_a_press_on_firm_ground_does_not_scroll_when_it_slides_onto_scrolling_ground(desk: Desk) -> None:
    desk.taps.down(0, 20, 20)
    desk.taps.up(0, 20, 215)
    assert (desk.table.ground.moved, desk.table.link.acts) == ([], 1)


# 4. It acts at lift, once; bounces and what belongs to the old page do not count.


@pytest.mark.parametrize(("pause", "acts"), [(0.0, 1), (0.08, 1), (0.39, 1), (0.41, 2)])
def test_the_same_target_within_400_ms_is_a_bounce(desk: Desk, pause: float, acts: int) -> None:
    desk.tap(20, 20)
    desk.clock.advance(pause)
    desk.tap(21, 21)
    assert desk.table.left.acts == acts


def test_the_time_of_a_bounce_counts_from_the_lift(desk: Desk) -> None:
    desk.taps.down(0, 20, 20)
    desk.clock.advance(2.0)
    desk.taps.up(0, 20, 20)
    desk.clock.advance(0.35)
    desk.tap(20, 20)
    assert desk.table.left.acts == 1


def test_another_target_within_400_ms_is_no_bounce(desk: Desk) -> None:
    desk.tap(20, 20)
    desk.clock.advance(0.05)
    desk.tap(43, 20)
    assert (desk.table.left.acts, desk.table.right.acts) == (1, 1)


@pytest.mark.parametrize(("pause", "acts"), [(0.39, 0), (0.41, 1)])
def test_a_bounce_where_the_finger_lifted_is_dropped_though_another_target_lies_there(
    desk: Desk, pause: float, acts: int
) -> None:
    desk.taps.down(0, 29, 20)
    desk.taps.up(0, 36, 20)  # it has rolled onto the right one
    desk.clock.advance(pause)
    desk.tap(37, 21)
    assert (desk.table.left.acts, desk.table.right.acts) == (1, acts)


@pytest.mark.parametrize(("pause", "acts"), [(0.0, 0), (0.29, 0), (0.31, 1)])
def test_nothing_acts_within_300_ms_of_a_page_change(desk: Desk, pause: float, acts: int) -> None:
    desk.taps.page_changed()
    desk.clock.advance(pause)
    desk.tap(20, 20)
    assert desk.table.acts == acts
    assert desk.table.felt_count == 1


def test_a_press_of_the_old_page_acts_on_nothing_however_late_it_lifts(desk: Desk) -> None:
    desk.taps.down(0, 20, 20)
    desk.taps.page_changed()
    assert not desk.table.left.is_pressed
    desk.clock.advance(5.0)
    desk.taps.move(0, 43, 20)
    desk.taps.up(0, 43, 20)
    assert desk.table.acts == 0


def test_a_press_that_begins_in_the_quiet_moment_acts_on_nothing_when_it_lifts_later(desk: Desk) -> None:
    desk.taps.page_changed()
    desk.taps.down(0, 20, 20)
    desk.clock.advance(2.0)
    desk.taps.up(0, 20, 20)
    assert desk.table.acts == 0
    assert desk.table.left.pressed_log == []


def test_a_target_that_changes_the_page_while_it_acts_is_let_go_first(desk: Desk) -> None:
    desk.table.left.on_act = desk.taps.page_changed
    desk.tap(20, 20)
    assert (desk.table.left.acts, desk.taps.is_held) == (1, False)


# 5. One contact owns the screen; a wide one is a palm.


def test_a_second_contact_is_felt_and_ignored_from_down_to_up(desk: Desk) -> None:
    desk.taps.down(0, 20, 20)
    desk.taps.down(1, 43, 20)
    desk.taps.move(1, 43, 22)
    desk.taps.up(1, 43, 22)
    assert (desk.table.acts, desk.table.felt_count) == (0, 2)
    assert desk.taps.is_held
    desk.taps.up(0, 20, 20)
    assert (desk.table.left.acts, desk.table.right.acts) == (1, 0)


def test_a_second_contact_that_stays_longer_acts_on_nothing(desk: Desk) -> None:
    desk.taps.down(0, 20, 20)
    desk.taps.down(1, 43, 20)
    desk.taps.up(0, 20, 20)
    desk.taps.up(1, 43, 20)
    assert desk.table.right.acts == 0


@pytest.mark.parametrize(("width", "acts"), [(0.0, 1), (30.0, 1), (30.1, 0)])
def test_a_contact_wider_than_30_mm_is_a_palm(desk: Desk, width: float, acts: int) -> None:
    desk.taps.down(0, 20, 20, width)
    desk.taps.up(0, 20, 20)
    assert (desk.table.acts, desk.table.felt_count) == (acts, 1)


def test_a_finger_beside_a_resting_palm_works(desk: Desk) -> None:
    desk.taps.down(0, 43, 20, 45.0)
    desk.tap(20, 20, contact=1)
    desk.taps.up(0, 43, 20)
    assert (desk.table.left.acts, desk.table.right.acts) == (1, 0)


def test_a_touch_and_the_mouse_press_that_a_platform_makes_of_it_act_once(desk: Desk) -> None:
    desk.taps.down(0, 20, 20)
    desk.taps.down(MOUSE, 20, 20)
    desk.taps.up(0, 20, 20)
    desk.taps.up(MOUSE, 20, 20)
    assert desk.table.acts == 1


def test_a_cancelled_contact_acts_on_nothing(desk: Desk) -> None:
    desk.taps.down(0, 20, 20)
    desk.taps.cancel()
    assert not desk.table.left.is_pressed
    desk.taps.up(0, 20, 20)
    assert desk.table.acts == 0
    desk.clock.advance(1.0)
    desk.tap(20, 20)
    assert desk.table.acts == 1


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["down", "move", "up", "cancel", "page", "pass"]),
        st.integers(-1, 2),
        st.floats(0, 60),
        st.floats(0, 240),
        st.sampled_from([0.0, 0.05, 0.2, 0.5]),
    ),
    max_size=60,
)


@settings(max_examples=150, deadline=None)
@given(EVENTS)
def test_no_storm_of_contacts_acts_twice_for_one_press_or_without_a_lift(
    events: list[tuple[str, int, float, float, float]],
) -> None:
    desk = Desk()
    presses = 0
    for kind, contact, x, y, pause in events:
        before, was_held = desk.table.acts, desk.taps.is_held
        match kind:
            case "down":
                desk.taps.down(contact, x, y, 40.0 if contact == 2 and x > 50 else 0.0)
                presses += desk.taps.is_held and not was_held
            case "move":
                desk.taps.move(contact, x, y)
            case "up":
                desk.taps.up(contact, x, y)
            case "cancel":
                desk.taps.cancel()
            case "page":
                desk.taps.page_changed()
        acted = desk.table.acts - before
        assert acted <= (1 if kind == "up" and was_held else 0)
        assert desk.table.acts <= presses
        if acted:
            assert not desk.taps.is_held
        pressed = [pad for pad in desk.table.pads if pad.is_pressed]
        assert len(pressed) <= (1 if desk.taps.is_held else 0)
        desk.clock.advance(pause)


# What staff hold.


def test_one_contact_alone_is_a_hold_with_its_time_and_how_far_it_has_been(desk: Desk) -> None:
    desk.taps.down(0, 100, 100)
    desk.clock.advance(2.0)
    desk.taps.move(0, 103, 104)
    desk.taps.move(0, 100, 101)
    hold = desk.taps.hold
    assert hold is not None
    assert (hold.x, hold.y, hold.seconds, hold.strayed) == (100, 100, 2.0, 5.0)
    desk.taps.up(0, 100, 100)
    assert not isinstance(desk.taps.hold, Hold)


def test_beside_another_contact_there_is_no_hold_then_or_later(desk: Desk) -> None:
    desk.taps.down(0, 100, 100)
    desk.taps.down(1, 200, 100)
    assert desk.taps.hold is None
    desk.taps.up(1, 200, 100)
    assert desk.taps.hold is None


def test_while_the_screen_is_wiped_nothing_counts(desk: Desk) -> None:
    desk.taps.down(0, 20, 20)
    desk.taps.rest_for(20.0)
    desk.taps.up(0, 20, 20)
    desk.clock.advance(19.0)
    desk.tap(20, 20)
    assert desk.table.acts == 0
    desk.clock.advance(2.0)
    desk.tap(20, 20)
    assert desk.table.acts == 1
