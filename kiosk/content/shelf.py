"""The libraries of all languages, built anew when a file of the content folder has changed and come to rest."""

import logging
from pathlib import Path

from kiosk.content.library import languages, load_library, signature
from kiosk.content.model import Library

_log = logging.getLogger(__name__)


class Shelf:
    """Holds what visitors may read; swapped whole, so that nobody sees half of a change."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self._seen = signature(content)
        self._loaded = self._seen
        self._libraries: dict[str, Library] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have pages."""
        return languages(self.content)

    def library(self, language: str) -> Library:
        """Return the library of `language`, loaded at the first call and after a change."""
        if language not in self._libraries:
            library = load_library(self.content, language)
            for problem in library.problems:
                _log.warning("page problem: %s", problem)
            self._libraries[language] = library
        return self._libraries[language]

    def poll(self) -> bool:
        """Return True when the folder has changed and stood still since the last poll: ask for libraries anew."""
        now = signature(self.content)
        is_still = now == self._seen
        self._seen = now
        if not is_still or now == self._loaded:
            return False
        self._loaded = now
        self._libraries.clear()
        return True
