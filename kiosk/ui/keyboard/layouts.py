"""The keyboards as data: rows of keys, and nothing else.

A row is written as words. A word is a key for that character, or one of the special keys `shift`, `erase`, `space`,
`page1`, `page2`, `all`; `*1.5` behind it makes it wider, `~0.2` is a gap. Widths are columns. Ten columns fill the
narrowest screen (222 mm, less two edges of 10 mm) with keys of 17.5 mm; no span is under 0.93, which is 16 mm there.
A word of several characters is a key that opens the page of that name.
"""

from dataclasses import dataclass, replace

SHIFT, ERASE, SPACE, PAGE_1, PAGE_2, ALL = SPECIAL = ("shift", "erase", "space", "page1", "page2", "all")


@dataclass(frozen=True)
class Key:
    """One key, or a gap where `name` is ""; `span` is its width in columns."""

    name: str
    span: float = 1.0


@dataclass(frozen=True)
class Page:
    """One page of a keyboard; `label` stands on a key that leads here, `leads` are the pages behind page1, page2."""

    rows: tuple[tuple[Key, ...], ...]
    label: str = ""
    leads: tuple[str, ...] = ()

    @property
    def columns(self) -> float:
        """Return the width of the widest row in columns."""
        return round(max(sum(key.span for key in row) for row in self.rows), 3)


@dataclass(frozen=True)
class Keyboard:
    """Pages by name, all of the same number of rows; the first one is shown first.

    One that `is_in_groups` has keys that open pages; after a letter from one of them the first page comes back.
    """

    pages: dict[str, Page]
    has_capitals: bool = True
    is_in_groups: bool = False

    def stays_on(self, page: str) -> bool:
        """Whether a character leaves `page` in view: numbers come several at a time, letters of one group do not."""
        return not self.is_in_groups or page in (self.first, DIGIT_GROUP)

    @property
    def first(self) -> str:
        """Return the name of the page that is shown first."""
        return next(iter(self.pages))

    @property
    def rows(self) -> int:
        """Return the number of rows."""
        return len(self.pages[self.first].rows)


def _key(word: str) -> Key:
    if word.startswith("~"):
        return Key("", float(word[1:]))
    name, _, span = word.partition("*")
    return Key(name, float(span or 1))


def _page(label: str, leads: tuple[str, ...], *rows: str) -> Page:
    return Page(tuple(tuple(_key(word) for word in row.split()) for row in rows), label, leads)


_BOTTOM = "page1*1.5 page2*1.5 space*5 , ."
_LOW = "{}*0.95 {}*0.9375 {}*0.9375 {}*0.9375 {}*0.9375 {}*0.9375 {}*0.9375 {}*0.9375 page1*0.95 space*1.5375"

LETTERS = Keyboard(
    {
        "letters": _page(
            "abc",
            ("digits", "accents"),
            "q w e r t y u i o p",
            "~0.2 a*0.96 s*0.96 d*0.96 f*0.96 g*0.96 h*0.96 j*0.96 k*0.96 l*0.96 '*0.96 ~0.2",
            "shift*1.25 z*0.9375 x*0.9375 c*0.9375 v*0.9375 b*0.9375 n*0.9375 m*0.9375 -*0.9375 erase*1.25",
            _BOTTOM,
        ),
        "accents": _page(
            "áñü",
            ("digits", "letters"),
            "á é í ó ú ü ñ ç ã õ",
            "à è ì ò ù ä ö å ø æ",
            "shift*1.25 â*0.9375 ê*0.9375 ô*0.9375 š*0.9375 ž*0.9375 č*0.9375 ć*0.9375 ł*0.9375 erase*1.25",
            _BOTTOM,
        ),
        "digits": _page(
            "123",
            ("letters", "accents"),
            "1 2 3 4 5 6 7 8 9 0",
            "~0.2 -*0.96 '*0.96 /*0.96 &*0.96 (*0.96 )*0.96 :*0.96 ;*0.96 !*0.96 ?*0.96 ~0.2",
            '~1.25 "*0.9375 +*0.9375 =*0.9375 _*0.9375 #*0.9375 @*0.9375 %*0.9375 ¡*0.9375 erase*1.25',
            _BOTTOM,
        ),
    }
)

# Three rows: on a screen of 10 inch they leave room for keys of 19 mm, where four rows would leave 14.
LETTERS_LOW = Keyboard(
    {
        "letters": _page(
            "abc",
            ("accents",),
            "q w e r t y u i o p",
            "a s d f g h j k l erase",
            _LOW.format("shift", *"zxcvbnm"),
        ),
        "accents": _page(
            "áñ",
            ("digits",),
            "á é í ó ú ü ñ ç - '",
            "à è ì ò ù ä ö å ã erase",
            _LOW.format("shift", *"âêôšžčć"),
        ),
        "digits": _page(
            "123",
            ("letters",),
            "1 2 3 4 5 6 7 8 9 0",
            "- ' . , / & ( ) : erase",
            _LOW.format(";", *"!?+=#@_"),
        ),
    }
)

# For what holds no accents: the first page leads to the digits at once.
CODES_LOW = Keyboard(
    {
        "letters": replace(LETTERS_LOW.pages["letters"], leads=("digits",)),
        "digits": LETTERS_LOW.pages["digits"],
    }
)

# Two taps a letter: six columns and two rows leave a hand with a strong tremor the room it needs (docs/hands.md), on a
# screen of 10 inch too, where a key is 31 mm wide. Letters of other languages than ours have the usual keyboard.
DIGIT_GROUP = "123"
LETTERS_BIG = Keyboard(
    {
        "groups": _page("", (), "abcde fghij klmno pqrst uvwxyz erase", "shift -'., 123 space*3"),
        "abcde": _page("", (), "a b c d e ç", "á é à ä all*2"),
        "fghij": _page("", (), "f g h i j ~1", "í ì ~2 all*2"),
        "klmno": _page("", (), "k l m n o ~1", "ñ ó ò ö all*2"),
        "pqrst": _page("", (), "p q r s t ~1", "š ~3 all*2"),
        "uvwxyz": _page("", (), "u v w x y z", "ú ü ù ž all*2"),
        "-'.,": _page("", (), "- ' . , & /", "( ) ! ? all*2"),
        DIGIT_GROUP: _page("", (), "1 2 3 4 5 6", "7 8 9 0 all*2"),
    },
    is_in_groups=True,
)

DIGITS = Keyboard({"pad": _page("", (), "1 2 3", "4 5 6", "7 8 9", "+ 0 erase")}, has_capitals=False)
