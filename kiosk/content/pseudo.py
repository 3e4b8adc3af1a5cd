"""Languages that nobody speaks, for tests and the tour: English made longer, and English from right to left.

`en-XA` has accents on its letters and more than a third of its length again, as translations of English have.
`ar-XB` has the marks that make a line run from right to left; each word stays readable. `en-XB` has marks of the same
size that change nothing, to compare with. None of them is offered to visitors.
"""

import gettext
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from math import ceil
from types import MappingProxyType

from kiosk.content.model import AttractLine, Library, Page, Picture, Step, Term, Topic
from kiosk.content.shelf import Shelf
from kiosk.i18n import SOURCE_LANGUAGE, add_catalogue

STRETCHED, MIRRORED, STRAIGHT = PSEUDO = ("en-XA", "ar-XB", "en-XB")

_GROWTH = 1.35  # what English of this length grows by in other languages (W3C, "Text size in translation")
_FILL = "~"
_FILL_WORD = 7  # the padding breaks between lines as words do
# No letter whose mark is wider than itself: at the start of a line Qt cuts the overhang of one off.
_ACCENTS = str.maketrans("ACDEGHIKLNOPRSTUWYZacdegiklnoprstuwyz", "ÀÇĎÉĜĤĮĶĹÑÖÞŔŠŢÛŴÝŽàçďéĝįķĺñöþŕšţûŵýž")
_PLACEHOLDER = re.compile(r"(\{[^{}]*\})")
_WORD = re.compile(r"[^\W\d_]\w*(?:['\u2019-]\w+)*")
_MARKS = {MIRRORED: "\u200f", STRAIGHT: "\u200e"}

# What stays as it is in a line of a page: where a link or picture leads, notes for writers, placeholders, marks.
_KEPT = re.compile(r"(\]\([^)\n]*\)|<!--.*?-->|\{[^{}\n]*\}|!\[|\[|\*+|`|\\.)")
_LEAD = re.compile(r"(\s*(?:#{1,6} +|[-*+] +|\d+\. +|!!! \w+ ?\"?|> ?)?)(.*?)(\"?\s*)$")
_RULE = re.compile(r"[\s|:-]*$")

Change = Callable[[str], str]


def accented(text: str) -> str:
    """Return `text` with accents, and no longer."""
    return "".join(part if part.startswith("{") else part.translate(_ACCENTS) for part in _PLACEHOLDER.split(text))


def stretched(text: str) -> str:
    """Return a sentence of the program in accents and brackets, more than a third longer; placeholders stay."""
    return f"[{accented(text)}{_padding(text, taken=2)}]" if text.strip() else text


def marked(text: str, language: str = MIRRORED) -> str:
    """Return `text` with its words in order from right to left, each of them readable; placeholders stay."""
    around = rf"{_MARKS[language]}\g<0>{_MARKS[language]}"
    return "".join(part if part.startswith("{") else _WORD.sub(around, part) for part in _PLACEHOLDER.split(text))


def _padding(text: str, taken: int = 0) -> str:
    missing = ceil(len(text) * _GROWTH) - len(text) - taken
    lengths = (min(missing - start, _FILL_WORD + 1) for start in range(0, missing, _FILL_WORD + 1))
    return "".join(f" {_FILL * max(1, length - 1)}" for length in lengths)


def _longer(text: str) -> str:
    """Stretch a line of a page, where brackets would mean a link."""
    words = text.rstrip()
    return accented(words) + (_padding(words) if words else "") + text[len(words) :]


class _MadeCatalogue(gettext.NullTranslations):
    """Makes every translation when it is asked for."""

    def __init__(self, change: Change) -> None:
        super().__init__()
        self._change = change

    def gettext(self, message: str) -> str:
        """Return `message` changed."""
        return self._change(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form for `n` changed."""
        return self._change(msgid1 if n == 1 else msgid2)


def learn() -> None:
    """Let `set_language` know these languages."""
    for language in PSEUDO:
        add_catalogue(language, _MadeCatalogue(_changes(language)[0]))


def _changes(language: str) -> tuple[Change, Change, Change]:
    """Return how a language changes a text, a word that is looked for in others, and a line of a page."""
    if language == STRETCHED:
        return stretched, accented, _longer
    mark = partial(marked, language=language)
    return mark, mark, mark


class PseudoShelf(Shelf):
    """A shelf that has these languages as well; they are made from the English pages, and not offered."""

    def library(self, language: str) -> Library:
        """Return the library of `language`, of a made one its English pages changed."""
        if language not in PSEUDO:
            return super().library(language)
        known = self._libraries.get(language)
        if known is None:
            known = self._libraries[language] = pseudo_library(super().library(SOURCE_LANGUAGE), language)
        return known


def pseudo_library(library: Library, language: str) -> Library:
    """Return `library` with every text that a visitor sees in one of these languages."""
    plain, bare, line = _changes(language)
    page = partial(_page, plain=plain, body=partial(markdown, change=line), language=language)
    pages = {key: page(found) for key, found in library.pages.items()}
    topic = partial(_topic, plain=plain, pages=pages)
    return replace(
        library,
        language=language,
        topics=tuple(map(topic, library.topics)),
        aside=tuple(map(topic, library.aside)),
        pages=pages,
        urgent=pages[library.urgent.id] if library.urgent is not None else None,
        attract=tuple(AttractLine(plain(one.headline), plain(one.text)) for one in library.attract),
        glossary=MappingProxyType({key: _term(term, plain, bare) for key, term in library.glossary.items()}),
    )


def markdown(text: str, change: Change) -> str:
    """Return the page text `text` with its words changed, its marks, links and rules as they are."""
    return "\n".join(_line(line, change) for line in text.split("\n"))


def _line(line: str, change: Change) -> str:
    if _RULE.fullmatch(line):
        return line
    if line.lstrip().startswith("|"):
        return "|".join(_line(cell, change) if cell.strip() else cell for cell in line.split("|"))
    found = _LEAD.fullmatch(line)
    lead, words, end = found.groups() if found is not None else ("", line, "")
    return lead + "".join(part if _KEPT.fullmatch(part) else change(part) for part in _KEPT.split(words)) + end


def _term(term: Term, plain: Change, bare: Change) -> Term:
    # The pages' text must hold the same letters, or no word of it would be found.
    forms = tuple(map(bare, term.forms))
    return replace(term, term=bare(term.term), forms=forms, means=plain(term.means), say=bare(term.say))


def _topic(topic: Topic, plain: Change, pages: Mapping[str, Page]) -> Topic:
    changed = tuple(pages[page.id] for page in topic.pages)
    return replace(topic, title=plain(topic.title), summary=plain(topic.summary), pages=changed)


def _page(page: Page, plain: Change, body: Change, language: str) -> Page:
    return replace(
        page,
        language=language,
        title=plain(page.title),
        short=plain(page.short),
        summary=plain(page.summary),
        picture=_picture(page.picture, plain),
        labels=MappingProxyType({key: plain(label) for key, label in page.labels.items()}),
        key_points=tuple(map(plain, page.key_points)),
        questions=tuple(map(plain, page.questions)),
        body=body(page.body),
        intro=body(page.intro),
        steps=tuple(_step(step, plain, body) for step in page.steps),
    )


def _step(step: Step, plain: Change, body: Change) -> Step:
    return replace(step, title=plain(step.title), body=body(step.body), picture=_picture(step.picture, plain))


def _picture(picture: Picture | None, plain: Change) -> Picture | None:
    return picture and replace(picture, alt=plain(picture.alt), caption=plain(picture.caption))
