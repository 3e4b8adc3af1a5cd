"""The colours: three tables of tokens, and no colour anywhere else.

All text reaches 7:1 on its ground, control edges and icons 3:1 (WCAG 1.4.6 and 1.4.11); high contrast 10:1.
"""

from dataclasses import dataclass

from kiosk.visit.visit import Contrast

_LIGHT = {
    "ground": "#F6F3EC",
    "surface": "#FFFFFF",
    "line": "#8C8674",
    "deco": "#E2DCCD",
    "ink": "#15242E",
    "ink-soft": "#33444F",
    "primary": "#095256",
    "primary-tint": "#DFF0EE",
    "call": "#85300C",
    "call-tint": "#FBEDE6",
    "types": "#37398A",
    "types-tint": "#E9E9F6",
    "treatments": "#75305F",
    "treatments-tint": "#F5E8F1",
    "body": "#6B3E00",
    "body-tint": "#F8EBD6",
    "urgent": "#931017",
    "urgent-tint": "#FCE9E9",
    "night": "#0B3F45",
    "night-ink": "#FFFFFF",
    "night-soft": "#BFE3DF",
    "night-line": "#4E8C8A",
    "on-primary": "#FFFFFF",
    "shade": "#CC15242E",
    "keys": "#EEE9DF",
    "key-special": "#C9D5D7",
    "focus": "#095256",
    "skin": "#F0C9A8",
    "skin-shade": "#D9A57C",
    "fat": "#F7E3B5",
    "muscle": "#C85A4A",
    "muscle-shade": "#A9453A",
    "knot": "#7E1F1A",
    "nerve": "#D99A00",
    "metal": "#5B6770",
    "bone": "#F3EBDD",
    "cloth": "#7FA7AB",
    "cloth-shade": "#5A8489",
    "paper": "#FFFFFF",
    "outline": "#15242E",
    "blood": "#A9453A",
}

_DARK = _LIGHT | {
    "ground": "#0E171C",
    "surface": "#16232A",
    "line": "#7D8F99",
    "deco": "#2C3D46",
    "ink": "#F4F7F8",
    "ink-soft": "#D3DCE0",
    "primary": "#8ED6CF",
    "primary-tint": "#12343A",
    "call": "#FFB594",
    "call-tint": "#3A2118",
    "types": "#C3C5FF",
    "types-tint": "#23244A",
    "treatments": "#F3B9DF",
    "treatments-tint": "#3A1D31",
    "body": "#F2C98C",
    "body-tint": "#35260F",
    "urgent": "#FFB3B3",
    "urgent-tint": "#421619",
    "night": "#0B2A2F",
    "on-primary": "#0E171C",
    "shade": "#CC000000",
    "keys": "#0A1115",
    "key-special": "#2C3D46",
    "focus": "#FFFFFF",
    "skin": "#C99C78",
    "skin-shade": "#9A7050",
    "fat": "#D9BF83",
    "bone": "#8E8574",
    "cloth": "#5F8C91",
    "cloth-shade": "#44686D",
    "paper": "#E6ECEE",
    "metal": "#A9B6BD",
    "nerve": "#F0B73A",
    "outline": "#F4F7F8",
}

_CONTRAST = _DARK | {
    "ground": "#000000",
    "surface": "#000000",
    "line": "#FFFFFF",
    "deco": "#FFFFFF",
    "ink": "#FFFFFF",
    "ink-soft": "#FFFFFF",
    "primary": "#FFD400",
    "primary-tint": "#000000",
    "call": "#FFD400",
    "call-tint": "#000000",
    "types": "#FFFFFF",
    "types-tint": "#000000",
    "treatments": "#FFFFFF",
    "treatments-tint": "#000000",
    "body": "#FFFFFF",
    "body-tint": "#000000",
    "urgent": "#FFFFFF",
    "urgent-tint": "#000000",
    "night": "#000000",
    "night-ink": "#FFFFFF",
    "night-soft": "#FFFFFF",
    "night-line": "#FFD400",
    "on-primary": "#000000",
    "shade": "#DD000000",
    "keys": "#000000",
    "key-special": "#333333",
    "focus": "#FFD400",
    "skin": "#3A3A3A",
    "skin-shade": "#8C8C8C",
    "fat": "#2A2A2A",
    "muscle": "#2E2E2E",
    "muscle-shade": "#9A9A9A",
    "knot": "#C2410C",
    "nerve": "#FFD400",
    "metal": "#FFFFFF",
    "bone": "#222222",
    "cloth": "#3A3A3A",
    "cloth-shade": "#555555",
    "paper": "#111111",
    "outline": "#FFFFFF",
    "blood": "#FFFFFF",
}


@dataclass(frozen=True, eq=False)
class Theme:
    """One table of tokens, equal to itself alone; `edge_px` is the least width of a control's edge."""

    name: Contrast
    tokens: dict[str, str]
    edge_px: int

    def __getitem__(self, token: str) -> str:
        """Return the colour of a token as #RRGGBB (#AARRGGBB for `shade`)."""
        return self.tokens[token]


THEMES = {
    Contrast.LIGHT: Theme(Contrast.LIGHT, _LIGHT, 2),
    Contrast.DARK: Theme(Contrast.DARK, _DARK, 2),
    Contrast.HIGH: Theme(Contrast.HIGH, _CONTRAST, 3),
}


@dataclass(frozen=True)
class ButtonColors:
    """What a button is painted with; the pressed look swaps to the second pair."""

    fill: str
    edge: str
    text: str
    pressed_fill: str
    pressed_text: str


# Kind of a button -> tokens for fill, edge, text, fill and text while pressed.
_BUTTONS = {
    "plain": ("surface", "line", "ink", "ink", "surface"),
    "quiet": ("surface", "primary", "primary", "primary", "on-primary"),
    "main": ("primary", "primary", "on-primary", "ink", "surface"),
    "call": ("call", "call", "on-primary", "ink", "surface"),
    "urgent": ("surface", "urgent", "urgent", "urgent", "on-primary"),
    "key": ("surface", "line", "ink", "ink", "surface"),
    "key-special": ("key-special", "line", "ink", "ink", "surface"),
    "start": ("night-ink", "night-ink", "night", "night", "night-ink"),
    "resting": ("ground", "line", "ink-soft", "ground", "ink-soft"),  # cannot be used at the moment
    "night-quiet": ("night", "night", "night-soft", "night-soft", "night"),  # for staff: visitors look past it
    "night": ("night", "night-soft", "night-ink", "night-soft", "night"),
}


def button_colors(theme: Theme, kind: str) -> ButtonColors:
    """Return the colours of a button: of a fixed kind, or `COLOUR-choice`, `COLOUR-current`, `COLOUR-tile`."""
    if kind in _BUTTONS:
        fill, edge, text, pressed_fill, pressed_text = (theme[token] for token in _BUTTONS[kind])
        return ButtonColors(fill, edge, text, pressed_fill, pressed_text)
    color, _, shape = kind.partition("-")
    strong, tint = theme[color], theme[f"{color}-tint"]
    if shape == "current":
        fill = theme["primary"] if theme.name is Contrast.HIGH else strong
        return ButtonColors(fill, fill, theme["on-primary"], theme["ink"], theme["surface"])
    if shape == "tile":
        return ButtonColors(tint, strong, theme["ink"], strong, theme["on-primary"])
    return ButtonColors(theme["surface"], theme["line"], theme["ink"], strong, theme["on-primary"])
