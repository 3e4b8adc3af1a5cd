"""Where a page's link leads: to another page of this kiosk, or nowhere."""

import os
import re

from kiosk.content.disk import Refused
from kiosk.content.model import Library, Page

_HREF = re.compile(r"((?:[\w.-]+/)*[\w.-]+\.md)(?:#[\w-]*)?")


class Links:
    """The links of one page; a link is a page's path, relative to the page that holds it."""

    def __init__(self, page: Page, library: Library) -> None:
        self._folder = page.path.parent
        self._ids = {str(other.path): other.id for other in library.pages.values()}

    def page_id(self, href: str) -> str:
        """Return the id of the page that `href` names; raises `Refused`.

        No file is looked at: what a link can reach are the pages already in the library, and nothing else.
        """
        parts = _HREF.fullmatch(href)
        if parts is None:
            raise Refused("is not a link to a page of this kiosk; its text is shown without the link")
        target = self._ids.get(os.path.normpath(self._folder / parts[1]))
        if target is None:
            raise Refused("leads to no page that is shown; its text is shown without the link")
        return target
