"""Where the sentences of a paragraph end, in English and Spanish; for the checks and for the voice that reads aloud."""

import re

_GAP = re.compile(r"(?<=[.!?…])[\"'”\u2019»)\]]*\s+")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:Dr|Dra|Mr|Mrs|Ms|Sr|Sra|St|vs|etc|e\.g|i\.e|p|ej|EE|Uds?|ap?prox)\.$")
_LONGEST_ABBREVIATION = 8


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return start and end of each sentence of one paragraph, without the blanks between them."""
    starts = [0]
    for gap in _GAP.finditer(text):
        before = text[max(starts[-1], gap.start() - _LONGEST_ABBREVIATION) : gap.start()]
        goes_on = text[gap.end() : gap.end() + 1].islower() or _ABBREVIATION.search(before)
        if not goes_on:
            starts.append(gap.end())
    spans: list[tuple[int, int]] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        words = text[start:end]
        if words.strip():
            first = start + len(words) - len(words.lstrip())
            spans.append((first, first + len(words.strip())))
    return spans


def split_sentences(text: str) -> list[str]:
    """Return the sentences of one paragraph."""
    return [text[start:end] for start, end in sentence_spans(text)]
