"""Runs all rules on a content folder."""

from pathlib import Path

from kiosk.content.check.drawings import drawings
from kiosk.content.check.headers import headers
from kiosk.content.check.labels import labels
from kiosk.content.check.loading import loading
from kiosk.content.check.raw_html import raw_html
from kiosk.content.check.rendering import rendering
from kiosk.content.check.rule import Rule, Subject
from kiosk.content.check.states import states
from kiosk.content.check.steps_have_pictures import steps_have_pictures
from kiosk.content.check.topics import topics
from kiosk.content.check.urgent import urgent
from kiosk.content.disk import languages, real_folder
from kiosk.content.library import load_library
from kiosk.content.model import Problem

RULES: tuple[Rule, ...] = (
    loading,
    rendering,
    headers,
    topics,
    urgent,
    steps_have_pictures,
    labels,
    states,
    raw_html,
    drawings,
)


def check_content(content: Path, illustrations: Path | None = None) -> list[Problem]:
    """Return all problems of all languages in the folder `content`, by file and line; each once."""
    found = languages(content)
    if not found:
        return [Problem(real_folder(content), 1, "there are no pages here (LANGUAGE/TOPIC/PAGE.md)")]
    subjects = [Subject(load_library(content, language, illustrations)) for language in found]
    return sorted({problem for subject in subjects for rule in RULES for problem in rule(subject)})
