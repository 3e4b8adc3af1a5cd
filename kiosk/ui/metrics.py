"""Every size on the screen: millimetres from the design, turned into pixels by the screen's true size."""

from dataclasses import dataclass, replace

from kiosk.measures import MM_PER_PX_LIMITS

# Sizes in millimetres. 20 mm targets: hands with numb or shaking fingers do no better on larger buttons until 30 mm
# (Applied Ergonomics 2013, PubMed 23021630); the 10 mm edge: touches close to the bezel miss most.
TARGET = 20.0
TILE = 30.0
KEY_HEIGHT = 20.0
KEY_WIDTH = 16.0
KEY_HEIGHT_LOW = 16.0
GAP = 3.0
EDGE = 10.0
BODY = 7.4
SMALL = 6.6
BUTTON = 6.9
H2 = 9.5
H1 = 15.0
DISPLAY = 27.0
RADIUS_CARD = 9.0
RADIUS_BUTTON = 6.0
RADIUS_CHIP = 5.0
EDGE_LINE = 0.6
FOCUS_LINE = 1.2
RING = 14.0

LOW_KEYS = 150.0  # mm; a screen lower than this (10 inch) has keys of 16 mm
LOW_SCREEN = 180.0  # mm; a screen lower than this (13 inch) puts titles into the bar and shrinks them
LOW_BY_TEXT = 0.4  # share of the text's growth by which that limit grows: lines as high need as much more room
LOW_FRAME_SCALE = 1.2
# Of the largest text what is asked is a capital letter of 7.3 mm (EN 301 549, 5.1.4): 10.1 mm in a font like Inter.
# Where room is short, small text grows by this and the body by the second, and no less.
LEAST_LARGEST = 10.05  # mm
LARGEST_FROM = 1.5  # text scale
NOTE_SCALE = 1.53
BODY_SCALE = 1.37
NARROW_SCREEN = 260.0
# "Lower the buttons": a seated person reaches the lower half of a screen that lies across, and the lower 60 % of an
# upright one (Section 308 of the ADA standards; access-and-privacy A27). Under 120 mm two bars and a text have no room.
LOWERED_SHARE = 0.5
LOWERED_SHARE_UPRIGHT = 0.6
LOWERED_LEAST = 120.0
LINE_HEIGHT = 1.2  # of the font's own spacing; gives 1.45 of the size in Inter
MEASURE = 70  # characters a line


@dataclass(frozen=True)
class Metrics:
    """Pixels for one window: its size, how large its pixels are, and the visitor's text size as a factor.

    Lowered, `height` is that of the part that holds everything; the picture of a page stands above it.
    """

    width: int
    height: int
    mm_per_px: float
    text_scale: float = 1.0
    is_lowered: bool = False
    visit_scale: float = 0.0  # what the visitor has chosen, where `scaled` has put another one in its place

    def px(self, mm: float) -> int:
        """Return `mm` millimetres in whole pixels, at least 1."""
        return max(1, round(mm / self.mm_per_px))

    def mm(self, px: float) -> float:
        """Return `px` pixels in millimetres."""
        return px * self.mm_per_px

    def text_px(self, mm: float) -> int:
        """Return the pixel size of text of `mm` at the visitor's text size; large text grows less than small text."""
        if mm >= DISPLAY:
            share = 0.25
        elif mm >= H1:
            share = 0.5
        elif mm >= H2:
            share = 0.75
        else:
            share = 1.0
        return self.px(mm * (1 + (self.text_scale - 1) * share))

    def scaled(self, text_scale: float) -> "Metrics":
        """Return the same screen with another text size; whether it is low does not change by that."""
        return replace(self, text_scale=text_scale, visit_scale=self.visit_scale or self.text_scale)

    @property
    def lowered_height(self) -> int:
        """Return the pixels from below that hold everything once the buttons are lowered; 0 on too low a screen."""
        height = round(self.height * (LOWERED_SHARE_UPRIGHT if self.is_portrait else LOWERED_SHARE))
        return height if self.mm(height) >= LOWERED_LEAST else 0

    @property
    def for_controls(self) -> "Metrics":
        """Return the sizes for buttons that grow little on any screen, so that what they act on keeps its room."""
        return self.scaled(min(self.text_scale, LOW_FRAME_SCALE))

    @property
    def for_frame(self) -> "Metrics":
        """Return the sizes for the bars: on a low screen their words grow less, so that the text keeps its room."""
        return self.for_controls if self.is_low else self

    @property
    def for_notes(self) -> "Metrics":
        """Return the sizes for what is said beside the text: on a low screen as little larger as the norm allows."""
        return self.scaled(min(self.text_scale, NOTE_SCALE)) if self.is_low else self

    @property
    def least(self) -> "Metrics":
        """Return the sizes at which the body of a text is as small as the norm allows at the text size chosen."""
        return self.scaled(min(self.text_scale, BODY_SCALE))

    @property
    def least_text(self) -> int:
        """Return the pixel size below which no text goes at the text size chosen."""
        return self.px(LEAST_LARGEST if self.text_scale > LARGEST_FROM else SMALL)

    @property
    def is_portrait(self) -> bool:
        """Whether the window is higher than wide."""
        return self.height > self.width

    @property
    def is_low(self) -> bool:
        """Whether the window is so low, for text of the size chosen, that titles must shrink."""
        growth = (self.visit_scale or self.text_scale) - 1
        return self.mm(self.height) < LOW_SCREEN * (1 + growth * LOW_BY_TEXT)

    @property
    def is_shallow(self) -> bool:
        """Whether the window is low and lies: what stands below each other elsewhere stands side by side."""
        return self.is_low and not self.is_portrait

    @property
    def is_tight(self) -> bool:
        """Whether tools keep their icons alone: a small screen, or the largest text."""
        return self.is_low or self.mm(self.width) < NARROW_SCREEN or self.text_scale > LARGEST_FROM

    @property
    def title(self) -> float:
        """Return the size of a page's title in mm."""
        return H2 if self.is_low else H1

    @property
    def key_height(self) -> int:
        """Return the least height of a keyboard key in pixels."""
        return self.px(KEY_HEIGHT_LOW if self.mm(self.height) < LOW_KEYS else KEY_HEIGHT)


def believable(mm_per_px: float) -> float:
    """Return `mm_per_px` clamped to what real screens have."""
    low, high = MM_PER_PX_LIMITS
    return min(max(mm_per_px, low), high)
