"""Rule: no promise of a cure, and none of its relatives, unless the line denies it and says so."""

import re
from collections.abc import Iterator
from pathlib import Path

from kiosk.content.check.rule import Subject, quoted, text_of, warning
from kiosk.content.model import Problem

_CLAIMS = {
    "en": (
        r"cur(?:e[sd]?|ing|able)",
        r"heal(?:s|ed|ing)?(?:\s+[\w-]+){0,2}?\s+nerves?",
        r"regenerat\w*",
        r"toxins?",
        r"detox\w*",
        r"flush\w*",
        r"proven",
        r"guarantee\w*",
        r"miracles?|miraculous\w*",
        r"revolutionary",
        r"breakthroughs?",
        r"risk[- ]free",
        r"100\s?%",
        r"always works?",
        r"painless\w*",
        r"instant(?:ly|aneous\w*)?",
        r"marked(?:\s+\w+)?\s+relief",
    ),
    "es": (
        r"cur(?:a[ns]?|ar(?:[áé]n?|ía|se|lo|la|los|las|le)?|ó|aron|ad[oa]s?|ación|ativ[oa]s?|ando)",
        r"regenera\w*",
        r"toxinas?",
        r"desintoxica\w*|detox",
        r"milagr\w*",
        r"garant[ií][zac]\w*",
        r"(?:com)?probad[oa]s?",
        r"revolucionari[oa]s?",
        r"instantáne[oa]\w*",
        r"siempre funciona",
        r"sin (?:ningún )?dolor",
        r"sin (?:ningún )?riesgos?",
        r"100\s?%",
    ),
}
_PATTERNS = {
    language: re.compile(rf"(?<![\w-])(?:{'|'.join(claims)})(?!\w)", re.IGNORECASE)
    for language, claims in _CLAIMS.items()
}
_DENIED = re.compile(r"(?:<!--|#)[ \t]*claim-ok:[ \t]*(?!-->)\S")
_NOTES = re.compile(r"<!--.*?-->")
_ADDRESS = re.compile(r"\]\([^)\s]*")
_HEAD_KEY = re.compile(r"[ \t]*\[?([a-z_]+)\]?[ \t]*(?:=|$)")
_SILENT_KEYS = ("id", "topic", "kind", "picture", "sources", "related", "source_hash", "color")
_TABLES = ("topics.toml", "attract.toml", "glossary.toml")


def claims(subject: Subject) -> Iterator[Problem]:
    """Yield lines with a claim word, and warn of a `claim-ok` that no line needs."""
    if not subject.is_readable:
        return
    folder = subject.library.root / subject.language
    for page in subject.pages:
        yield from _faults(page.path, subject.language, page.body_line)
    for name in _TABLES:
        path = folder / name
        yield from _faults(path, subject.language, text_of(path).count("\n") + 2)


def _faults(path: Path, language: str, body_line: int) -> Iterator[Problem]:
    for number, line, text in _lines(path, body_line):
        found = _PATTERNS[language].search(text)
        is_denied = _DENIED.search(line) is not None
        if found and not is_denied:
            what = (
                f"{quoted(found[0])} promises more than anyone can keep; say it another way. Where the sentence denies "
                "it, end the line with <!-- claim-ok: why --> (in a header with # claim-ok: why)"
            )
            yield Problem(path, number, what)
        elif is_denied and not found:
            yield warning(path, number, 'nothing on this line needs "claim-ok"; take it away')


def _lines(path: Path, body_line: int) -> Iterator[tuple[int, str, str]]:
    """Yield each line that holds words for visitors: its number, the line, and those words."""
    key = ""
    for number, line in enumerate(text_of(path).split("\n"), 1):
        if number >= body_line:
            yield number, line, _ADDRESS.sub("]", _NOTES.sub("", line))
            continue
        named = _HEAD_KEY.match(line)
        key = named[1] if named else key
        if key not in _SILENT_KEYS and not line.lstrip().startswith("#"):
            yield number, line, line.partition("# claim-ok:")[0]
