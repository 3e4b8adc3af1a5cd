"""Writes a Markdown tree as HTML from a list of allowed tags; text is escaped, links and pictures are checked."""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from kiosk.content.disk import Refused
from kiosk.content.glossary import finder
from kiosk.content.links import Links
from kiosk.content.model import Library, Page, Picture, Problem
from kiosk.content.pictures import PictureFinder
from kiosk.i18n import tr

Callouts = Mapping[str, tuple[str, str]]

KINDS = ("note", "tip", "warning", "sure", "urgent")
MAX_DEPTH = 60
MAX_PICTURES = 40
MAX_QUOTED = 80
EDGE_PX = 8

_INLINE = frozenset({"strong", "em", "code"})
_BLOCKS = frozenset({"p", "h2", "h3", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td"})
_PLAIN = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "a", "th"})  # no word of the glossary is marked in these
_TERM = "term:"
_RENAMED = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
_ALIGNS = frozenset(("left", "center", "right"))
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_VALUE = re.compile(r"\{(clinic_[a-z_]{1,20})\}")
VALUES = ("clinic_name", "clinic_phone", "clinic_hours", "clinic_address")


@dataclass(frozen=True)
class Place:
    """The text being written: `text` is (a part of) `page` and starts at `first_line` of its file."""

    page: Page
    library: Library
    text: str
    first_line: int

    def line_of(self, offset: int) -> int:
        """Return the line of the file on which the text's character `offset` stands."""
        return self.first_line + self.text.count("\n", 0, max(offset, 0))


def escape(text: str) -> str:
    """Return `text` so that HTML shows it as it is, without control characters."""
    return html.escape(_CONTROLS.sub("", text))


class Writer:
    """Writes one text; `pictures` and `problems` fill on the way."""

    def __init__(self, place: Place, callouts: Callouts, values: Mapping[str, str]) -> None:
        self._place = place
        self._callouts = callouts
        self._values = values
        self._links = Links(place.page, place.library)
        self._finder = PictureFinder(place.library.root, place.library.illustrations)
        self.pictures: dict[str, Picture] = {}
        self.problems: list[Problem] = []
        self._named: dict[str, int] = {}
        self._terms = finder(tuple(place.library.glossary.values()))
        self._explained: set[str] = set()
        self._plain = 0
        self._special: dict[str, Callable[[Element, int], str]] = {
            "a": self._link,
            "br": self._lone,
            "div": self._callout,
            "hr": self._lone,
            "img": self._picture,
            "p": self._paragraph,
        }

    def write(self, root: Element) -> str:
        """Return the tree below `root` as HTML."""
        return self._inside(root, 0)

    def _name(self, needle: str, what: str) -> None:
        # Markdown forgets lines: the next place of the same words is the one that is meant.
        text, start = self._place.text, self._named.get(needle, -1) + 1
        exact = re.compile(rf"\]\([ \t]*<?{re.escape(needle)}(?=[\s)>])").search(text, start)
        offset = exact.start() if exact else text.find(needle, start)
        self._named[needle] = offset
        self.problems.append(Problem(self._place.page.path, self._place.line_of(offset), what))

    def _inside(self, element: Element, depth: int) -> str:
        parts = [self._text(element.text)]
        for child in element:
            parts.append(self._element(child, depth + 1))
            parts.append(self._text(child.tail))
        return "".join(parts)

    def _element(self, element: Element, depth: int) -> str:
        if depth > MAX_DEPTH:
            return self._text("".join(element.itertext()))
        if element.tag not in _PLAIN:
            return self._written(element, depth)
        self._plain += 1
        written = self._written(element, depth)
        self._plain -= 1
        return written

    def _written(self, element: Element, depth: int) -> str:
        tag = _RENAMED.get(element.tag, element.tag)
        special = self._special.get(tag)
        if special is not None:
            return special(element, depth)
        inside = self._inside(element[0] if tag == "li" and _is_around(element, "p") else element, depth)
        if tag in _INLINE:
            return f"<{tag}>{inside}</{tag}>"
        return f"<{tag}{self._attributes(element, tag)}>{inside}</{tag}>\n" if tag in _BLOCKS else inside

    def _paragraph(self, element: Element, depth: int) -> str:
        if _is_around(element, "img"):
            return self._picture_block(element[0])
        return f"<p>{self._inside(element, depth)}</p>\n"

    def _lone(self, element: Element, _depth: int) -> str:
        return f"<{element.tag}>"

    def _text(self, text: str | None) -> str:
        # Markdown leaves "&lt;" as the page's author wrote it, and writes it itself inside code: both mean "<".
        plain = html.unescape(text) if text else ""
        parts: list[str] = []
        end = 0
        for start, stop, term in self._terms.find(plain) if not self._plain else ():
            if term not in self._explained:
                self._explained.add(term)
                parts += [self._filled(plain[end:start]), _term(term, escape(plain[start:stop]))]
                end = stop
        return "".join([*parts, self._filled(plain[end:])])

    def _filled(self, text: str) -> str:
        return _VALUE.sub(self._value, escape(text))

    def _value(self, found: re.Match[str]) -> str:
        if found[1] not in VALUES:
            self._name(found[0], f"{found[0]} is not a text that the settings hold")
            return found[0]
        value = self._values.get(found[1], "").strip() or tr("Ask at the front desk")
        return escape(value).replace("\n", "<br>")

    def _link(self, element: Element, depth: int) -> str:
        inside = self._inside(element, depth)
        href = element.get("href", "")
        if href.startswith(_TERM):
            return self._explicit_term(href, inside)
        try:
            return f'<a href="page:{escape(self._links.page_id(href))}">{inside}</a>'
        except Refused as error:
            self._name(href, f'the link "{_short(href)}" {error.what}')
            return inside

    def _explicit_term(self, href: str, inside: str) -> str:
        term = href.removeprefix(_TERM)
        if term in self._place.library.glossary:
            self._explained.add(term)
            return _term(term, inside)
        self._name(href, f'there is no term "{_short(term)}" in glossary.toml; its text is shown without the link')
        return inside

    def _picture(self, element: Element, _depth: int = 0) -> str:
        reference = element.get("src", "")
        try:
            if len(self.pictures) >= MAX_PICTURES:
                raise Refused(f"is one of more than {MAX_PICTURES} on this page")
            path, state = self._finder.find(reference, self._place.page.path.parent)
        except Refused as error:
            self._name(reference, f'the picture "{_short(reference)}" {error.what}')
            return ""
        key = f"{self._place.page.id}-{len(self.pictures)}"
        alt, caption = (html.unescape(element.get(name, "")) for name in ("alt", "title"))
        self.pictures[key] = Picture(reference, path, state, alt, caption)
        if not alt.strip():
            self._name(reference, f'the picture "{reference}" has no words for those who cannot see it')
        return f'<img src="picture:{escape(key)}" alt="{escape(alt)}">'

    def _picture_block(self, element: Element) -> str:
        image = self._picture(element)
        if not image:
            return ""
        caption = list(self.pictures.values())[-1].caption
        words = f'<p class="small">{escape(caption)}</p>\n' if caption else ""
        return f'<p class="picture">{image}</p>\n{words}'

    def _attributes(self, element: Element, tag: str) -> str:
        if tag == "table":
            return ' class="data" width="100%" cellspacing="0" cellpadding="6"'
        align = element.get("align", "")
        ground = self._ground("table") if tag == "th" else ""
        return (f' align="{align}"' if align in _ALIGNS else "") + ground

    def _ground(self, kind: str, part: int = 1) -> str:
        colors = self._callouts.get(kind)
        return f' bgcolor="{escape(colors[part])}"' if colors else ""

    def _callout(self, element: Element, depth: int) -> str:
        words = element.get("class", "").split()
        kind = words[1] if len(words) > 1 else ""
        if kind not in KINDS:
            self._name(f"!!! {kind}", f'"{_short(kind)}" is not a kind of callout ({", ".join(KINDS)})')
            kind = "note"
        title, rest = _title(element, kind)
        heading = "" if title is None else self._inside(title, depth)
        if kind == "sure":
            return self._sure(heading, rest, depth)
        top = f'<p class="callout-title"><b>{heading}</b></p>\n' if heading else ""
        inside = "".join(self._element(child, depth + 1) for child in rest)
        return (
            '<table class="callout" width="100%" cellspacing="0" cellpadding="0" border="0"><tr>'
            f'<td class="callout-edge" width="{EDGE_PX}"{self._ground(kind, 0)}></td>'
            f'<td class="callout-body callout-{kind}"{self._ground(kind)}>{top}{inside}</td></tr></table>\n'
        )

    def _sure(self, heading: str, rest: list[Element], depth: int) -> str:
        words = [escape(tr("How sure are we?")), f"<b>{heading}</b>" if heading else ""]
        if rest and rest[0].tag == "p":
            words.append(self._inside(rest[0], depth))
            rest = rest[1:]
        first = " ".join(word for word in words if word)
        more = "".join(self._element(child, depth + 1) for child in rest)
        return f'<p class="sure">{first}</p>\n{more}'


def _term(term: str, inside: str) -> str:
    return f'<a class="term" href="{_TERM}{escape(term)}">{inside}</a>'


def _short(text: str) -> str:
    return text if len(text) <= MAX_QUOTED else f"{text[:MAX_QUOTED]}…"


def _is_around(element: Element, tag: str) -> bool:
    """Whether `element` holds one `tag` and no words beside it."""
    return len(element) == 1 and element[0].tag == tag and not ((element.text or "") + (element[0].tail or "")).strip()


def _title(callout: Element, kind: str) -> tuple[Element | None, list[Element]]:
    children = list(callout)
    if not children or children[0].get("class") != "admonition-title":
        return None, children
    title, *rest = children
    # Without a title of its own Markdown gives a callout the name of its kind, in English.
    return (None if title.text == kind.capitalize() and not len(title) else title), rest
