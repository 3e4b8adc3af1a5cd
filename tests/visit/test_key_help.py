"""When bigger keys are offered, and when never again."""

from kiosk.visit.key_help import LOOKS_BACK, MANY, KeyHelp
from kiosk.visit.visit import Visit


def strike(keys: KeyHelp, pattern: str) -> None:
    """Type a character for each letter of `pattern`, erase one for each "<"."""
    for mark in pattern:
        keys.struck(is_erasure=mark == "<")


def test_a_visit_begins_with_the_usual_keys() -> None:
    assert not Visit().keys.is_big
    assert not Visit().keys.is_offered


def test_three_corrections_among_ten_keystrokes_bring_the_offer() -> None:
    keys = KeyHelp()
    strike(keys, "ab<cd<")
    assert not keys.is_offered
    strike(keys, "e<")
    assert keys.is_offered


def test_corrections_far_apart_do_not() -> None:
    keys = KeyHelp()
    strike(keys, ("a" * (LOOKS_BACK - 1) + "<") * 2 * MANY)
    assert not keys.is_offered


def test_who_types_on_declines_for_the_whole_visit() -> None:
    keys = KeyHelp()
    offered = []
    for struck in ("<<<" + "a" * (LOOKS_BACK - 1), "a", "<<<<<<"):
        strike(keys, struck)
        offered.append(keys.is_offered)
    assert offered == [True, False, False]


def test_who_takes_the_bigger_keys_is_asked_no_more() -> None:
    keys = KeyHelp()
    strike(keys, "<<<")
    keys.change()
    assert (keys.is_big, keys.is_offered) == (True, False)
    strike(keys, "<<<<")
    assert not keys.is_offered


def test_who_goes_back_to_the_usual_keys_is_asked_no_more() -> None:
    keys = KeyHelp()
    keys.change()
    keys.change()
    strike(keys, "<<<<")
    assert (keys.is_big, keys.is_offered) == (False, False)
