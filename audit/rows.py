"""The 42 requirements in plain words: what each asks for, on what ground, and which measurements answer for it."""

from dataclasses import dataclass

_STEADY = "tests/ui/test_steady.py::", "tests/ui/test_touch.py::"
_FORM = "tests/ui/screens/test_callback"


@dataclass(frozen=True)
class Row:
    """One requirement; `rules` are measurements, `tests` answer for it as "FILE GLOB::PART OF A NAME"."""

    id: str
    says: str
    basis: str
    rules: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    is_by_installation: bool = False
    remark: str = ""


ROWS = (
    Row(
        "A1",
        "Everything to tap is at least 20 x 20 mm; tiles of the home screen are at least 30 mm high.",
        "Applied Ergonomics 2013, PubMed 23021630",
        ("target", "tile"),
        remark="Links in a text have a ground of their own (A2). Each part of the drawn body also has a button.",
    ),
    Row(
        "A2",
        "Nothing to tap is ever below 11.6 mm (44 CSS pixels), links in the text and keys included.",
        "WCAG 2.5.5, 2.5.8",
        ("css", "link"),
    ),
    Row(
        "A3",
        "3 mm between any two things to tap, 10 mm free at the bezel.",
        "PubMed 23021630; edge touches miss most",
        ("gap", "edge"),
    ),
    Row(
        "A4",
        "A control acts when the finger leaves it; sliding off cancels; no dragging, long press or second finger.",
        "WCAG 2.5.1, 2.5.2, 2.5.7",
        tests=_STEADY,
    ),
    Row(
        "A5",
        "A second tap at once, a second finger and a palm do nothing.",
        "tremor: spurious touches; 36 CFR 1194, 407.4",
        tests=_STEADY,
    ),
    Row(
        "A6",
        "Capital letters are at least 4.8 mm high at large text; what names a control is never below that.",
        "36 CFR 1194, 402.4",
        ("cap large", "cap label"),
    ),
    Row(
        "A7",
        "At the largest text a capital letter is at least 7.3 mm high (0.7 degrees at 600 mm).",
        "EN 301 549, 5.1.4",
        ("cap largest",),
        remark="Bars, keys and plain buttons keep the height of A6: their words name a control, they are not read.",
    ),
    Row(
        "A8",
        "No capital letter is below 3.5 mm (20 minutes of arc at 600 mm), whatever the text size.",
        "ISO 9241-303",
        ("cap normal",),
    ),
    Row(
        "A9",
        "At every text size nothing is cut, covered, shortened by dots or scrolled sideways, and no word is broken.",
        "WCAG 1.4.4, 1.4.10",
        ("cut", "overlap", "whole", "broken", "sideways"),
    ),
    Row(
        "A10",
        "At most 70 characters a line, lines 1.45 apart, left aligned, no capitals or italics for whole sentences.",
        "36 CFR 1194, 402.4; WCAG 1.4.8, 1.4.12",
        ("measure", "line", "left", "style"),
    ),
    Row("A11", "Contrast of all words at least 7:1, measured on the pixels.", "WCAG 1.4.6", ("text contrast",)),
    Row(
        "A12",
        "Edges of controls, icons and the focus ring at least 3:1 against what lies beside them.",
        "WCAG 1.4.11",
        ("border", "icon", "ring contrast"),
    ),
    Row("A13", "A dark and a high contrast theme; in the latter all words at least 10:1.", "good practice", ("high",)),
    Row(
        "A14",
        "Nothing is told by colour alone: each control has a word or an icon, warnings have a shape.",
        "WCAG 1.4.1",
        ("face",),
        ("tests/ui/test_theme.py::", "tests/ui/screens/test_urgent.py::"),
    ),
    Row(
        "A15",
        "Nothing moves by itself for more than 5 seconds; the waiting screen's motion can be turned off.",
        "WCAG 2.2.2, 2.3.1; 36 CFR 1194, 408.3",
        ("motion",),
        ("tests/ui/screens/test_attract.py::",),
    ),
    Row(
        "A16",
        'The question "Are you still there?" comes after 90 s of reading or 120 s in the form, waits 30 s, and can be '
        "answered any number of times.",
        "WCAG 2.2.1; 36 CFR 1194, 407.5",
        tests=("tests/visit/test_idle.py::", "tests/ui/test_guide.py::still"),
    ),
    Row(
        "A17",
        '"More time" doubles every limit; a finger on the glass or a voice that speaks stops the clock.',
        "WCAG 2.2.1",
        tests=(
            "tests/visit/test_idle.py::",
            "tests/ui/test_bad_input.py::more_time",
            "tests/ui/screens/test_ease.py::more_time",
        ),
    ),
    Row(
        "A18",
        "Before anything is erased, the screen says so.",
        "WCAG 2.2.6",
        tests=("tests/ui/screens/test_still_there.py::",),
    ),
    Row(
        "A19",
        "Read-aloud speaks everything on a screen: labels, errors, instructions.",
        "36 CFR 1194, 402.2; EN 301 549, 5.1.3",
        tests=("tests/ui/speech/test_spoken.py::", "tests/ui/speech/test_script.py::"),
    ),
    Row(
        "A20",
        "Speech can be stopped, repeated and paused, and begins anew on each screen.",
        "36 CFR 1194, 402.2",
        tests=("tests/ui/speech/test_read_aloud.py::", "tests/ui/speech/test_reader.py::"),
    ),
    Row(
        "A21",
        "Private listening: a headphone jack within reach.",
        "36 CFR 1194, 402.3.1; EN 301 549, 5.1.3.11",
        is_by_installation=True,
    ),
    Row(
        "A22",
        "The loudspeaker reaches 65 dB in steps, and goes back to its usual loudness after each visitor.",
        "36 CFR 1194, 402.3.2; EN 301 549, 5.1.3.12",
        is_by_installation=True,
    ),
    Row(
        "A23",
        "Nothing that was typed is ever spoken through the loudspeaker.",
        "confidentiality, 45 CFR 84.83",
        tests=("tests/ui/speech/test_spoken.py::typed", "tests/ui/speech/test_script.py::private"),
    ),
    Row(
        "A24",
        "Everything can be done with keys alone: Tab, arrows, Enter, Escape, a keypad of six buttons.",
        "36 CFR 1194, 407.3; WCAG 2.1.1, 2.1.2, 2.4.3",
        tests=("tests/ui/test_keyboard_walk.py::", "tests/ui/test_without_touch.py::"),
    ),
    Row(
        "A25",
        "The focus is a ring of at least 1 mm and 3:1, never hidden.",
        "WCAG 2.4.7, 2.4.11, 2.4.13",
        ("ring", "ring contrast"),
    ),
    Row(
        "A26",
        "Every control has a name, a role and a state that a screen reader can tell; changes are announced.",
        "WCAG 4.1.2, 4.1.3",
        ("name",),
        ("tests/atspi/test_from_outside.py::",),
    ),
    Row(
        "A27",
        "Everything to touch is mounted 380 to 1220 mm above the floor.",
        "ADA standards 308",
        is_by_installation=True,
    ),
    Row(
        "A28",
        '"Lower the buttons" puts every control into the lower half, on an upright screen into the lower 60 %.',
        "ADA standards 308",
        ("lowered",),
    ),
    Row(
        "A29",
        "Free floor of 760 x 1220 mm; at a table, room for knees.",
        "ADA standards 305, 306, 902",
        is_by_installation=True,
    ),
    Row(
        "A30",
        "The screen can be read from a wheelchair: eyes 1015 mm high, no glare.",
        "36 CFR 1194, 408.2; EN 301 549, 8.3.4",
        is_by_installation=True,
    ),
    Row(
        "A31",
        "Any button of metal or plastic works with one hand, without pinching, with at most 22 N.",
        "ADA standards 309.4; 36 CFR 1194, 407.6",
        is_by_installation=True,
    ),
    Row(
        "A32",
        "No camera, no microphone, no face, no fingerprint.",
        "EN 301 549, 5.3; privacy",
        tests=("tests/architecture/test_layers.py::qt", "tests/architecture/test_forbidden.py::"),
    ),
    Row(
        "A33",
        "Home, Back, Get help now, text size, contrast and language stand at the same place on every screen.",
        "WCAG 3.2.3, 3.2.6",
        ("bars",),
    ),
    Row(
        "A34",
        "Nothing happens because something has the focus or because a letter was typed.",
        "WCAG 3.2.1, 3.2.2",
        tests=(f"{_FORM}.py::", "tests/ui/screens/test_search.py::"),
    ),
    Row(
        "A35",
        "Each field has its question above or beside it; a mistake is named with how to mend it; what was typed stays.",
        "WCAG 3.3.1 to 3.3.3",
        tests=(f"{_FORM}.py::",),
    ),
    Row(
        "A36",
        "All answers are shown before they are sent and can be changed; the end says what happens next.",
        "WCAG 3.3.4, 3.3.7",
        tests=(f"{_FORM}.py::", f"{_FORM}_saving.py::", "tests/ui/screens/test_thanks.py::"),
    ),
    Row(
        "A37",
        "Keys are at least 16 x 20 mm (16 x 16 on a screen under 150 mm high); nothing typed is learned or guessed.",
        "PubMed 23021630; 36 CFR 1194, 407.3.2",
        ("key",),
        ("tests/ui/keyboard/test_dock.py::", "tests/ui/keyboard/test_layouts.py::"),
    ),
    Row(
        "A38",
        "No puzzle, no memory test, no password for patients.",
        "WCAG 3.3.8",
        tests=("tests/ui/screens/test_home.py::", "tests/journeys/test_journeys.py::test_journey"),
        remark='The three pictures of "I was called away" are a help that nobody has to use.',
    ),
    Row(
        "A39",
        "Any video has captions, a transcript and a description; no sound starts by itself.",
        "WCAG 1.2; 36 CFR 1194",
        ("film",),
        remark="There is no video and no recorded sound.",
    ),
    Row(
        "A40",
        "Languages are offered in their own words and change the whole screen in one tap.",
        "WCAG 3.1.1, 3.1.2",
        ("language",),
        ("tests/ui/test_guide.py::language", "tests/test_i18n.py::"),
    ),
    Row(
        "A41",
        "A tap is answered in the same frame, the next page is there within half a second.",
        "response times of people and machines",
        ("pressed", "answer", "page"),
    ),
    Row(
        "A42",
        "Each screen says that the front desk helps, in private, or is one tap away from saying so.",
        "45 CFR 84.83",
        ("helper",),
    ),
)

# Rule -> what its figure is, and the limit in words.
FIGURES = {
    "target": ("mm, the smaller side", ">= 20 mm"),
    "tile": ("mm, the smaller side", ">= 30 mm high"),
    "key": ("mm", ">= 16 x 20 mm"),
    "css": ("mm, the smaller side", ">= 11.6 mm"),
    "link": ("mm, the smaller side of a link's ground", ">= 11.6 mm"),
    "gap": ("mm between two", ">= 3 mm"),
    "edge": ("mm to the bezel", ">= 10 mm"),
    "cap normal": ("mm high capitals, normal text", ">= 3.5 mm"),
    "cap large": ("mm high capitals, large text", ">= 4.8 mm"),
    "cap largest": ("mm high capitals, largest text", ">= 7.3 mm"),
    "cap label": ("mm high capitals of a control's name", ">= 3.5 mm, enlarged >= 4.8 mm"),
    "cut": ("mm of ink outside of its place", "0"),
    "overlap": ("mm of words under something else", "0"),
    "whole": ("shortened by dots: 0 is yes", "none"),
    "broken": ("word broken over two lines: 0 is yes", "none"),
    "sideways": ("pixels to scroll sideways", "0"),
    "measure": ("characters a line", "<= 70"),
    "line": ("distance of lines / size of text", ">= 1.45"),
    "left": ("text round a middle: 0 is yes", "none"),
    "style": ("sentence in capitals or italics: 0 is yes", "none"),
    "text contrast": (": 1", ">= 7 : 1"),
    "high": (": 1 in high contrast", ">= 10 : 1"),
    "border": (": 1 of an edge", ">= 3 : 1"),
    "icon": (": 1 of an icon", ">= 3 : 1"),
    "ring": ("mm thick focus ring", ">= 1 mm"),
    "ring contrast": (": 1 of the focus ring", ">= 3 : 1"),
    "face": ("without word and icon: 0 is yes", "none"),
    "motion": ("pixels that move by themselves", "0"),
    "name": ("without a name of its own: 0 is yes", "none"),
    "lowered": ("mm above the line", "0"),
    "bars": ("mm away from its place", "0"),
    "film": ("files of video or sound", "0"),
    "language": ("language without a name of its own: 0 is yes", "none"),
    "pressed": ("not seen to be pressed: 0 is yes", "none"),
    "answer": ("s until it looks pressed", "<= 0.1 s"),
    "page": ("s until the next page", "<= 0.5 s"),
    "helper": ("no word of the front desk: 0 is yes", "none"),
}
