"""Notes in a page's text that are for its writers and the check: dropped before visitors see it, lines stay lines."""

import re

# "… does not cure it. <!-- claim-ok: says that it does not -->" and "- Sudden loss of sight {#sight}"
# Possessive and tied to the first of several blanks: a page of blanks must not take seconds.
_NOTE = re.compile(r"(?<![ \t])[ \t]*+<!--[ \t]*+claim-ok:[^\n]{0,400}?-->(?:[ \t]++$)?", re.MULTILINE)
_FLAG = re.compile(r"(?<![ \t])[ \t]*+\{#([a-z0-9-]{1,60})\}[ \t]*+$", re.MULTILINE)
_MARK = r"[ \t]*+(?:[-*+]|\d{1,9}\.)[ \t]++"
_ITEM = re.compile(rf"^{_MARK}(\S[^\n]*+(?:\n(?!{_MARK}|[ \t]*+#)[ \t]*+\S[^\n]*+)*+)", re.MULTILINE)
_FORMAT = re.compile(r"[*_`]|!?\[([^\]\n]*)\]\([^)\n]*\)")


def drop_notes(body: str) -> str:
    """Return the page text `body` as visitors get it."""
    return _FLAG.sub("", _NOTE.sub("", body))


def flags(body: str) -> tuple[str, ...]:
    """Return the ids `{#id}` at the ends of the lines of `body`, in order."""
    return tuple(_FLAG.findall(_NOTE.sub("", body)))


def items(body: str) -> tuple[str, ...]:
    """Return the list items of `body` as plain words, each on one line, in order."""
    words = (_FORMAT.sub(lambda mark: mark[1] or "", found[1]) for found in _ITEM.finditer(body))
    return tuple(" ".join(item.split()) for item in words)
