"""How hard a page is to read: the formulas of Flesch-Kincaid, SMOG and Flesch-Szigriszt (INFLESZ), on its sentences."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.content.check.passive import is_passive
from kiosk.content.check.prose import Prose, Sentence
from kiosk.content.check.spoken import LANGUAGES, spoken, syllables
from kiosk.content.glossary import TermFinder

MIN_WORDS = 100
MIN_SENTENCES = 10
MANY_SYLLABLES = {"en": 3, "es": 5}  # from here a word is worth a look; 3 is SMOG's own measure
MOST_HARD_SENTENCES = 3
MOST_HARD_WORDS = 12

# Taught on almost every page of this kiosk, in a glossary or not; a glossary's own words come to them.
TAUGHT = re.compile(
    r"(?:neuropath(?:y|ies)|peripheral|autonomic|needling|therapists?|diabetes|medicines?)", re.IGNORECASE
)
_TAUGHT_SYLLABLES = 2
_FEW_WORDS = 6


@dataclass(frozen=True)
class Word:
    """A word of a page: its syllables, and whether it is excused as a taught term."""

    text: str
    syllables: int
    is_taught: bool


@dataclass(frozen=True)
class HardWord:
    """A long word, how often the page says it, and whether it is excused as a taught term."""

    text: str
    syllables: int
    count: int
    is_taught: bool


@dataclass(frozen=True)
class Grade:
    """How hard a page is to read; the scores are None where it is too short or its language has no formula here.

    `adjusted` and `raw`: Flesch-Kincaid grade with taught terms excused and without (en). `smog`: SMOG grade, taught
    terms excused (en). `inflesz`: Flesch-Szigriszt, 0 (very hard) to 100 (es). `huerta`: Fernández Huerta, for
    comparison alone (es). `mean` and `longest` are words a sentence, `passive` is a share, 0 to 1.
    """

    words: int
    sentences: int
    mean: float
    longest: int
    passive: float | None = None
    adjusted: float | None = None
    raw: float | None = None
    smog: float | None = None
    inflesz: float | None = None
    huerta: float | None = None
    hard_sentences: tuple[Sentence, ...] = ()
    hard_words: tuple[HardWord, ...] = ()

    @property
    def is_scored(self) -> bool:
        """Whether there was enough text for a score."""
        return self.adjusted is not None or self.inflesz is not None


def flesch_kincaid(words: int, sentences: int, syllable_count: int) -> float:
    """Return the grade of a US school that reads this with ease (Kincaid 1975)."""
    return 0.39 * words / sentences + 11.8 * syllable_count / words - 15.59


def smog_grade(polysyllables: int, sentences: int) -> float:
    """Return the SMOG grade (McLaughlin 1969); `polysyllables` are words of three and more."""
    return 1.0430 * math.sqrt(polysyllables * 30 / sentences) + 3.1291


def flesch_szigriszt(words: int, sentences: int, syllable_count: int) -> float:
    """Return Szigriszt's perspicuity, whose bands are INFLESZ: 65 to 80 is fairly easy (Barrio-Cantalejo 2008)."""
    return 206.835 - 62.3 * syllable_count / words - words / sentences


def fernandez_huerta(words: int, sentences: int, syllable_count: int) -> float:
    """Return Fernández Huerta's score as corrected for counts a word (Law 2011)."""
    return 206.84 - 60 * syllable_count / words - 1.02 * words / sentences


def grade(prose: Prose, language: str, terms: TermFinder) -> Grade:
    """Return how hard `prose` is to read; `terms` finds the words that the glossary explains."""
    sentences = prose.sentences
    counts = [len(sentence.words) for sentence in sentences]
    base = Grade(prose.word_count, len(sentences), sum(counts) / max(1, len(counts)), max(counts, default=0))
    if language not in LANGUAGES:
        return base
    said = [said_words(sentence.text, sentence.words, language, terms) for sentence in sentences]
    passive = sum(is_passive(sentence.text, language) for sentence in sentences) / max(1, len(sentences))
    flat = [word for words in said for word in words]
    scores = _scores(flat, len(sentences), language) if _is_enough(flat, sentences) else {}
    hard = sorted(zip(sentences, said, strict=True), key=_hardness, reverse=True)[:MOST_HARD_SENTENCES]
    return Grade(
        base.words,
        base.sentences,
        base.mean,
        base.longest,
        passive,
        hard_sentences=tuple(sentence for sentence, _words in hard),
        hard_words=_hard_words(flat, language),
        **scores,
    )


def said_words(text: str, written: Sequence[str], language: str, terms: TermFinder) -> list[Word]:
    """Return the `written` words of the sentence `text` as they are said."""
    spans = [(start, end) for start, end, _term in terms.find(text)]
    found: list[Word] = []
    at = 0
    for word in written:
        at = text.index(word, at)
        is_taught = any(start <= at < end for start, end in spans) or TAUGHT.fullmatch(word) is not None
        found += [Word(part, syllables(part, language), is_taught) for part in spoken(word, language)]
        at += len(word)
    return found


def _is_enough(said: Sequence[Word], sentences: Sequence[Sentence]) -> bool:
    return len(said) >= MIN_WORDS and len(sentences) >= MIN_SENTENCES


def _scores(said: Sequence[Word], sentences: int, language: str) -> dict[str, float]:
    words, raw = len(said), sum(word.syllables for word in said)
    if language == "es":
        return {
            "inflesz": flesch_szigriszt(words, sentences, raw),
            "huerta": fernandez_huerta(words, sentences, raw),
        }
    adjusted = sum(_excused(word) for word in said)
    many = sum(_excused(word) >= MANY_SYLLABLES["en"] for word in said)
    return {
        "adjusted": flesch_kincaid(words, sentences, adjusted),
        "raw": flesch_kincaid(words, sentences, raw),
        "smog": smog_grade(many, sentences),
    }


def _excused(word: Word) -> int:
    """Return the syllables of `word`, those of a long taught one as if it were a word of two."""
    return min(word.syllables, _TAUGHT_SYLLABLES) if word.is_taught else word.syllables


def _hardness(sentence: tuple[Sentence, list[Word]]) -> float:
    said = sentence[1]
    # One word alone, such as "Dizzy?", has a high grade and frightens nobody.
    return flesch_kincaid(max(len(said), _FEW_WORDS), 1, sum(_excused(word) for word in said))


def _hard_words(said: Sequence[Word], language: str) -> tuple[HardWord, ...]:
    many = [word for word in said if word.syllables >= MANY_SYLLABLES[language]]
    counts = Counter(word.text.lower() for word in many)
    first = {word.text.lower(): word for word in reversed(many)}
    found = [HardWord(text, first[text].syllables, count, first[text].is_taught) for text, count in counts.items()]
    found.sort(key=lambda word: (word.is_taught, -word.syllables, -word.count, word.text))
    return tuple(found[:MOST_HARD_WORDS])
