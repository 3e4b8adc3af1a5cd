"""The libraries of all languages, built anew when a file of the content folder has changed and come to rest."""

import logging
from pathlib import Path

from kiosk.content.disk import file_mark
from kiosk.content.library import languages, load_library, signature
from kiosk.content.model import Library
from kiosk.content.signoff import SignOffs, read_sign_offs
from kiosk.errors import SiteError

_log = logging.getLogger(__name__)


class Shelf:
    """Holds what visitors may read; swapped whole, so that nobody sees half of a change."""

    def __init__(self, content: Path, sign_offs: Path | None = None, *, only_signed: bool = False) -> None:
        """Take the content folder, the file of the clinic's sign-offs, and whether only signed pages are shown."""
        self.content = content
        self._sign_offs = sign_offs
        self._only_signed = only_signed
        self._seen = self._signature()
        self._loaded = self._seen
        self._libraries: dict[str, Library] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have pages."""
        return languages(self.content)

    def library(self, language: str) -> Library:
        """Return the library of `language`, loaded at the first call and after a change."""
        if language not in self._libraries:
            signed = self._read_sign_offs()
            library = load_library(self.content, language, sign_offs=signed, only_signed=self._only_signed)
            for problem in library.problems:
                _log.warning("page problem: %s", problem)
            self._libraries[language] = library
        return self._libraries[language]

    def poll(self) -> bool:
        """Return True when the folder has changed and stood still since the last poll: ask for libraries anew."""
        now = self._signature()
        is_still = now == self._seen
        self._seen = now
        if not is_still or now == self._loaded:
            return False
        self._loaded = now
        self._libraries.clear()
        return True

    def _signature(self) -> tuple[object, ...]:
        return (signature(self.content), () if self._sign_offs is None else file_mark(self._sign_offs))

    def _read_sign_offs(self) -> SignOffs:
        try:
            return {} if self._sign_offs is None else read_sign_offs(self._sign_offs)
        except SiteError as error:
            _log.warning(
                "the sign-offs in %s cannot be read (%s): no page counts as checked", error.subject, error.fault
            )
            return {}
