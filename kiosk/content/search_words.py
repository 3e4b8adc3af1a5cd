"""Words for the search: a page's text without its marks, letters without accents, and what was found."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

Part = tuple[str, bool]  # some text, and whether it is what was looked for
Starts = Sequence[Sequence[str]]  # for each word typed, what a word found may begin with; folded

_PICTURE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_VALUE = re.compile(r"\{[#a-z][a-z0-9_-]*\}")
_MARKS = re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)")
_HEADING = re.compile(r"#{1,6}[ \t]+")
_ITEM = re.compile(r"(?:>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+)+")
_CALLOUT = re.compile(r'!!![ \t]+\w+[ \t]*(?:"([^"]*)")?[ \t]*')
_RULE = re.compile(r"[\s|:*_-]+")  # a line of a table or between two parts
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”»)]))\s+(?=[^\W_a-z]|[¿¡(\"“«])")
_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """Return `text` in small letters without accents; every character stays one character."""
    return text.lower() if text.isascii() else "".join(map(_fold_character, text))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    return unicodedata.normalize("NFKD", character)[0].lower()[0]


def words_in(text: str) -> list[str]:
    """Return the words of `text`, folded; whatever is neither letter nor digit parts them."""
    return _WORD.findall(fold(unicodedata.normalize("NFC", text)))


def flat(text: str) -> str:
    """Return the folded words of `text` with one space before each, so that `" " + start` is found in it quickly."""
    return "".join(f" {word}" for word in _WORD.findall(fold(text)))


def plain_blocks(body: str) -> tuple[list[str], list[str]]:
    """Return the headings, and the paragraphs, list items, callouts and rows of the Markdown `body` as plain words."""
    headings: list[str] = []
    texts: list[str] = []
    is_open = False  # the next line goes on with the paragraph before it
    for line in body.splitlines():
        bare = line.strip()
        if not bare or _RULE.fullmatch(bare):
            is_open = False
        elif heading := _HEADING.match(bare):
            headings.append(_plain(bare[heading.end() :]))
            is_open = False
        elif callout := _CALLOUT.fullmatch(bare):
            texts.append(_plain(callout[1] or ""))
            is_open = False
        else:
            item = _ITEM.match(bare)
            words = _plain(bare[item.end() :] if item else bare)
            if is_open and item is None and "|" not in bare:
                texts[-1] = f"{texts[-1]} {words}".strip()
            else:
                texts.append(words)
            is_open = True
    return [text for text in headings if text], [text for text in texts if text]


def _plain(text: str) -> str:
    text = _LINK.sub(r"\1", _PICTURE.sub(" ", text))
    text = _MARKS.sub("", _VALUE.sub(" ", text)).replace("|", " ")
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def found_in(flat_text: str, starts: Starts) -> int:
    """Return how many of the words typed are found in `flat_text`."""
    return sum(any(f" {start}" in flat_text for start in group) for group in starts)


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`."""
    return [sentence for sentence in _SENTENCE.split(text) if sentence]


def marked(text: str, starts: Starts) -> tuple[Part, ...]:
    """Return `text` in parts, cut where a word that was looked for begins and ends."""
    beginnings = tuple(start for group in starts for start in group)
    parts: list[Part] = []
    end = 0
    for word in _WORD.finditer(text):
        if fold(word[0]).startswith(beginnings):
            parts += [(text[end : word.start()], False), (word[0], True)]
            end = word.end()
    return tuple((part, is_found) for part, is_found in [*parts, (text[end:], False)] if part)
