"""What the check found as a Markdown report and as data for other programs."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kiosk.content.check.readability import Grade, HardWord
from kiosk.content.check.rule import BASE
from kiosk.content.check.runner import Report
from kiosk.content.model import Page, Problem

_NO_SCORE = "too short for a grade"
_NO_FORMULA = "no formula for this language"
_SCALES = """\
*Grade* is the Flesch-Kincaid grade with the medical words that the pages teach counted as words of two syllables (at
most 6.0), *all words* the same without that excuse (at most 8.0), *SMOG* another measure (aim at 8). *INFLESZ* is the
scale of Flesch-Szigriszt for Spanish: 65 points or more read fairly easily, 80 very easily. *Huerta* is Fernández
Huerta's older scale, for comparison. *Passive* is the share of sentences that do not say who acts (at most 10 %)."""


def place_of(problem: Problem, content: Path) -> str:
    """Return file and line of `problem`; the file as it lies in the folder `content`."""
    return f"{_inside(problem.file, content)}:{problem.line}"


def grade_line(page: Page, grade: Grade) -> str:
    """Return how hard `page` is to read, as one line."""
    text = f"{grade.words} words, {grade.sentences} sentences of {grade.mean:.1f} words"
    return f"{page.language}/{page.id}: {score_of(grade)}; {text}"


def score_of(grade: Grade) -> str:
    """Return the score in words."""
    if grade.adjusted is not None and grade.raw is not None:
        return f"grade {grade.adjusted:.1f}, {grade.raw:.1f} with all words"
    if grade.inflesz is not None:
        return f"INFLESZ {grade.inflesz:.0f}, {_band(grade.inflesz)}"
    return _NO_FORMULA if grade.passive is None else _NO_SCORE


def as_data(report: Report) -> dict[str, Any]:
    """Return the report as lists and tables of plain values; a score is None where there is none."""
    return {
        "errors": [_problem_data(problem, report.content) for problem in report.errors],
        "warnings": [_problem_data(problem, report.content) for problem in report.warnings],
        "pages": [
            {"id": page.id, "language": page.language, "file": _inside(page.path, report.content), **asdict(grade)}
            for page, grade in report.grades
        ],
        "languages": list(report.languages),
        "unread": list(report.unread),
    }


def markdown(report: Report, day: str) -> str:
    """Return the whole report, made on `day`: all pages side by side, the problems, and what is hardest on each."""
    parts = [
        f"# How easy the pages are to read\n\nWritten by `kiosk check --report` on {day}.\n\n{_SCALES}",
        "## All pages\n\n" + _table(_overview(report)),
        *(
            f"## Pages in the language {language}\n\n{_table(_grades(report, language))}"
            for language in report.languages
        ),
        f"## To mend: {len(report.errors)}\n\n{_problem_list(report.errors, report.content)}",
        f"## Could be better: {len(report.warnings)}\n\n{_problem_list(report.warnings, report.content)}",
        "## The hardest sentences and words of each page\n\nWords in square brackets are taught terms.",
        *(f"### {_inside(page.path, report.content)}\n\n{_hardest(grade)}" for page, grade in report.grades),
    ]
    return "\n\n".join(parts) + "\n"


def _inside(file: Path, content: Path) -> str:
    is_inside = file != content and file.is_relative_to(content)
    return (file.relative_to(content) if is_inside else file).as_posix()


def _band(inflesz: float) -> str:
    """Return the name of the band (Barrio-Cantalejo and others 2008)."""
    bands = ((80, "very easy"), (65, "fairly easy"), (55, "normal"), (40, "somewhat hard"))
    return next((name for least, name in bands if inflesz >= least), "very hard")


def _problem_data(problem: Problem, content: Path) -> dict[str, Any]:
    return {
        "file": _inside(problem.file, content),
        "line": problem.line,
        "what": problem.what,
        "rule": problem.rule,
    }


def _problem_list(problems: Iterable[Problem], content: Path) -> str:
    lines = [f"- `{place_of(problem, content)}` {_plain(problem.what)} [{problem.rule}]" for problem in problems]
    return "\n".join(lines) or "Nothing."


def _overview(report: Report) -> Iterator[list[str]]:
    """Yield one row for each id: words and score in every language, picture, sources."""
    by_id: dict[str, dict[str, tuple[Page, Grade]]] = {}
    for page, grade in report.grades:
        by_id.setdefault(page.id, {})[page.language] = (page, grade)
    languages = sorted(report.languages, key=lambda language: (language != BASE, language))
    heads = [head for language in languages for head in (f"words {language}", f"score {language}")]
    yield ["Page", *heads, "Picture", "Sources"]
    for key, found in by_id.items():
        cells = [cell for language in languages for cell in _cells(found.get(language))]
        page = next(found[language][0] for language in languages if language in found)
        picture = "" if page.picture is None else page.picture.name
        yield [key, *cells, picture, ", ".join(source.id for source in page.sources)]


def _cells(found: tuple[Page, Grade] | None) -> tuple[str, str]:
    return ("", "") if found is None else (str(found[1].words), score_of(found[1]))


def _grades(report: Report, language: str) -> Iterator[list[str]]:
    scores = {"Grade": "adjusted", "All words": "raw", "SMOG": "smog", "INFLESZ": "inflesz", "Huerta": "huerta"}
    found = [(page, grade) for page, grade in report.grades if page.language == language]
    shown = {head: key for head, key in scores.items() if any(getattr(one, key) is not None for _page, one in found)}
    yield ["Page", "Words", "Sentences", "Mean", "Longest", "Passive", *shown]
    for page, grade in found:
        passive = "" if grade.passive is None else f"{grade.passive:.0%}"
        numbers = [str(grade.words), str(grade.sentences), f"{grade.mean:.1f}", str(grade.longest), passive]
        yield [page.id, *numbers, *(_number(getattr(grade, key)) for key in shown.values())]


def _number(score: float | None) -> str:
    return "too short" if score is None else f"{score:.1f}"


def _hardest(grade: Grade) -> str:
    lines = [f"- Line {sentence.line}: {_plain(sentence.text)}" for sentence in grade.hard_sentences]
    words = ", ".join(map(_word, grade.hard_words))
    score = score_of(grade)
    points = "\n".join([*lines, *([f"- Long words: {words}"] if words else [])])
    return f"{score[0].upper()}{score[1:]}." + (f"\n\n{points}" if points else "")


def _word(word: HardWord) -> str:
    text = f"{word.text} ({word.count} times)" if word.count > 1 else word.text
    return f"\\[{text}\\]" if word.is_taught else text


def _table(rows: Iterable[list[str]]) -> str:
    head, *rest = rows
    return "\n".join("| " + " | ".join(map(_plain, row)) + " |" for row in (head, ["---"] * len(head), *rest))


def _plain(text: str) -> str:
    """Return `text` so that Markdown shows it as it is."""
    return "".join(f"\\{char}" if char in "\\|[]*_`<" else char for char in text)
