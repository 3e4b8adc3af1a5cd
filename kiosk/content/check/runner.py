"""Runs all rules on a content folder."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kiosk.content.check import rules
from kiosk.content.check.readability import Grade
from kiosk.content.check.rule import Rule, Subject
from kiosk.content.disk import languages, real_folder
from kiosk.content.library import load_library
from kiosk.content.model import Page, Problem


@dataclass(frozen=True)
class Report:
    """What was found in the folder `content`: problems by file and line, each once, and a grade for each page.

    `unread` are the languages of which only what does not depend on words was looked at.
    """

    content: Path
    errors: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    grades: tuple[tuple[Page, Grade], ...] = ()
    languages: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def check_content(content: Path, illustrations: Path | None = None, *, today: date) -> Report:
    """Return what all rules find in all languages of the folder `content`, as of `today`."""
    root = real_folder(content)
    found = languages(content)
    if not found:
        nothing = Problem(root, 1, "there are no pages here (LANGUAGE/TOPIC/PAGE.md)", rule="loading")
        return Report(root, errors=(nothing,))
    subjects: dict[str, Subject] = {}
    for language in found:
        subjects[language] = Subject(load_library(content, language, illustrations), today, subjects)
    problems = sorted({problem for subject in subjects.values() for problem in _problems(subject)})
    return Report(
        content=root,
        errors=tuple(problem for problem in problems if not problem.is_warning),
        warnings=tuple(problem for problem in problems if problem.is_warning),
        grades=tuple((page, subject.grades[page.id]) for subject in subjects.values() for page in subject.pages),
        languages=found,
        unread=tuple(language for language, subject in subjects.items() if not subject.is_readable),
    )


def _problems(subject: Subject) -> Iterator[Problem]:
    for rule in rules.RULES:
        for problem in rule(subject):
            yield replace(problem, rule=name_of(rule))


def name_of(rule: Rule) -> str:
    """Return the name of a rule, as the report gives it."""
    return rule.__name__.replace("_", "-")
