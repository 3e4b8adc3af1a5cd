"""The colours can be told apart: WCAG's contrast of every pair that is used, in all three themes."""

import re
from itertools import product

import pytest

from kiosk.ui.theme import THEMES, Theme, button_colors
from kiosk.visit.visit import Contrast

TOPICS = ("primary", "types", "treatments", "body")
STRONG = (*TOPICS, "call", "urgent")
TINTS = tuple(f"{color}-tint" for color in STRONG)
KINDS = ("plain", "quiet", "main", "call", "urgent", "key", "key-special", "start", "night")
SHAPED = tuple(f"{color}-{shape}" for color, shape in product(STRONG, ("choice", "current", "tile")))

# What text stands on. A page's small print and its links stand in its callouts too.
TEXT = (
    *product(("ink", "ink-soft", "primary"), ("ground", "surface", *TINTS)),
    *product(STRONG, ("ground", "surface")),
    *((color, f"{color}-tint") for color in STRONG),
    *(("on-primary", color) for color in STRONG),
    ("surface", "ink"),
    ("night-ink", "night"),
    ("night-soft", "night"),
)
# What an edge, an icon or a bar that is filling up has to stand out from.
EDGES = (
    *product(("line", "focus", *STRONG), ("ground", "surface")),
    *((color, f"{color}-tint") for color in STRONG),
    ("line", "keys"),
    ("focus", "keys"),
    ("night-soft", "night"),
    ("night-line", "night"),
)


def luminance(color: str) -> float:
    """Return the relative luminance of #RRGGBB (WCAG 2.2)."""
    shares = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def least_for_text(theme: Theme) -> float:
    return 10.0 if theme.name is Contrast.HIGH else 7.0


def faint(theme: Theme, pairs: tuple[tuple[str, str], ...], least: float) -> list[str]:
    """Return the pairs of tokens with less contrast than `least`."""
    ratios = [(front, ground, contrast(theme[front], theme[ground])) for front, ground in pairs]
    return [f"{front} on {ground}: {ratio:.2f}" for front, ground, ratio in ratios if ratio < least]


@pytest.fixture(params=list(Contrast))
def theme(request: pytest.FixtureRequest) -> Theme:
    return THEMES[request.param]


def test_contrast_is_measured_as_the_norm_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#15242E", "#15242E") == 1


def test_a_faint_colour_is_found() -> None:
    pale = Theme(Contrast.LIGHT, {"ink": "#777777", "surface": "#FFFFFF"}, 2)

    assert faint(pale, (("ink", "surface"),), 7.0) == ["ink on surface: 4.48"]


def test_text_can_be_read_by_weak_eyes(theme: Theme) -> None:
    assert faint(theme, TEXT, least_for_text(theme)) == []


def test_edges_and_icons_stand_out(theme: Theme) -> None:
    assert faint(theme, EDGES, 3.0) == []


def test_a_bar_that_fills_up_stands_out(theme: Theme) -> None:
    track = "ground" if theme.name is Contrast.HIGH else "deco"

    assert faint(theme, tuple((color, track) for color in STRONG), 3.0) == []


@pytest.mark.parametrize("kind", [*KINDS, *SHAPED])
def test_a_buttons_words_can_be_read_pressed_or_not(theme: Theme, kind: str) -> None:
    colors = button_colors(theme, kind)

    assert contrast(colors.text, colors.fill) >= least_for_text(theme)
    assert contrast(colors.pressed_text, colors.pressed_fill) >= least_for_text(theme)


@pytest.mark.parametrize("kind", [*KINDS, *SHAPED])
def test_a_button_stands_out_from_what_lies_around_it(theme: Theme, kind: str) -> None:
    around = {"key": ("keys",), "key-special": ("keys",), "start": ("night",), "night": ("night",)}
    edge = button_colors(theme, kind).edge

    assert all(contrast(edge, theme[ground]) >= 3 for ground in around.get(kind, ("ground", "surface")))


@pytest.mark.parametrize("kind", [*KINDS, *SHAPED])
def test_a_pressed_button_looks_different(theme: Theme, kind: str) -> None:
    colors = button_colors(theme, kind)

    assert colors.pressed_fill != colors.fill


def test_the_place_in_a_list_can_be_seen_in_high_contrast() -> None:
    theme = THEMES[Contrast.HIGH]

    assert button_colors(theme, "types-current").fill == theme["primary"]
    assert button_colors(THEMES[Contrast.LIGHT], "types-current").fill == THEMES[Contrast.LIGHT]["types"]


def test_drawings_keep_their_outline(theme: Theme) -> None:
    assert faint(theme, (("outline", "surface"), ("outline", "ground")), 7.0) == []


def test_every_theme_has_every_token(theme: Theme) -> None:
    assert theme.tokens.keys() == THEMES[Contrast.LIGHT].tokens.keys()
    assert [token for token, color in theme.tokens.items() if not re.fullmatch(r"#(..)?[0-9A-F]{6}", color)] == []


def test_high_contrast_is_black_white_and_yellow_with_thicker_edges() -> None:
    theme = THEMES[Contrast.HIGH]

    assert {theme["ground"], theme["surface"], *(theme[tint] for tint in TINTS)} == {"#000000"}
    assert (theme["ink"], theme["line"], theme["primary"]) == ("#FFFFFF", "#FFFFFF", "#FFD400")
    assert [THEMES[name].edge_px for name in Contrast] == [2, 2, 3]


def test_themes_are_told_apart_by_themselves() -> None:
    assert len({*THEMES.values()}) == 3
    assert THEMES[Contrast.LIGHT] != Theme(Contrast.LIGHT, THEMES[Contrast.LIGHT].tokens, 2)
