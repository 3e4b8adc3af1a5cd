"""The hands of the model are as wide, as slow and as unsteady as it says."""

import math
import random
import statistics

import pytest

from bench.hands_model import PROFILES, Hand, Place, Profile, Tap

KEY = Place("key", 100, 100, 18, 16)
TILE = Place("tile", 100, 100, 96, 70)
BY_NAME = {profile.name: profile for profile in PROFILES}
TAPS = 4000


def taps(name: str, place: Place = KEY) -> list[Tap]:
    hand = Hand(BY_NAME[name], random.Random(7))  # noqa: S311 - no secret
    return [hand.tap(place) for _ in range(TAPS)]


def is_swab(tap: Tap, place: Place = KEY) -> bool:
    """Whether a tap begins exactly 6 mm beside the place; a landing error hits that to the last digit by no chance."""
    return place.distance(*tap.press.down) == pytest.approx(6.0, abs=1e-9)


def far(tap: Tap) -> float:
    (x, y), (to_x, to_y) = tap.press.down, tap.press.lift
    return math.hypot(to_x - x, to_y - y)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
@pytest.mark.parametrize(("place", "aim"), [(KEY, 3.0), (TILE, 8.0)])
def test_fingers_land_round_the_aim(profile: Profile, place: Place, aim: float) -> None:
    landed = [tap.press.down for tap in taps(profile.name, place) if not is_swab(tap, place)]
    middle_x, middle_y = place.middle
    assert statistics.fmean(x for x, _ in landed) == pytest.approx(middle_x, abs=0.5)
    assert statistics.stdev(y - middle_y for _, y in landed) == pytest.approx(profile.sigma, rel=0.05)
    assert statistics.stdev(x for x, _ in landed) == pytest.approx(math.hypot(profile.sigma, aim), rel=0.05)


@pytest.mark.parametrize("name", ["steady", "older", "numb"])
def test_drift_has_its_median_and_its_95th_percentile(name: str) -> None:
    ways = sorted(far(tap) for tap in taps(name) if not is_swab(tap))
    median, p95 = BY_NAME[name].drift
    assert statistics.median(ways) == pytest.approx(median, rel=0.05)
    assert ways[len(ways) * 95 // 100] == pytest.approx(p95, rel=0.08)


def test_a_numb_finger_rolls_one_way_and_others_any_way() -> None:
    def angles(name: str) -> list[float]:
        made = taps(name)[:200]
        return [
            math.atan2(tap.press.lift[1] - tap.press.down[1], tap.press.lift[0] - tap.press.down[0]) for tap in made
        ]

    assert statistics.stdev(angles("numb")) == pytest.approx(0, abs=1e-6)
    assert statistics.stdev(angles("older")) > 1


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_bounces_palms_and_swabs_come_as_often_as_said(profile: Profile) -> None:
    made = taps(profile.name)
    margin = 0.015
    assert sum(tap.bounce is not None for tap in made) / TAPS == pytest.approx(profile.bounce, abs=margin)
    assert sum(tap.second is not None for tap in made) / TAPS == pytest.approx(profile.second, abs=margin)
    assert sum(is_swab(tap) for tap in made) / TAPS == pytest.approx(profile.swab, abs=margin)
    lasts = [tap.press.path[-1][0] for tap in made]
    assert min(lasts) >= profile.press[0]
    assert max(lasts) <= profile.press[1]


def test_a_bounce_is_2_mm_from_the_lift_and_a_palm_25_to_80_mm_from_the_finger() -> None:
    made = taps("strong tremor")
    for tap in made:
        if tap.bounce is not None:
            assert math.dist(tap.bounce.down, tap.press.lift) == pytest.approx(2.0)
            assert 80 <= tap.pause <= 350
        if tap.second is not None:
            assert 25 <= math.dist(tap.second, tap.press.down) <= 80


def test_a_swab_ends_in_the_middle_but_for_the_swing() -> None:
    ends = [math.dist(tap.press.lift, KEY.middle) for tap in taps("tremor") if is_swab(tap)]
    assert max(ends) <= 2 * BY_NAME["tremor"].swing
    assert max(ends) > 0.5


def test_a_tremor_swings_while_it_presses() -> None:
    tap = next(tap for tap in taps("strong tremor") if tap.press.path[-1][0] > 800 and not is_swab(tap))
    (x, y), (to_x, to_y) = tap.press.down, tap.press.lift
    last = tap.press.path[-1][0]
    beside = [
        math.dist((at_x, at_y), (x + (to_x - x) * at / last, y + (to_y - y) * at / last))
        for at, at_x, at_y in tap.press.path
    ]
    assert 1.0 < max(beside) < 12.0


def test_the_same_seed_is_the_same_hand() -> None:
    assert taps("tremor")[:50] == taps("tremor")[:50]
