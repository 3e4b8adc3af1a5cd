"""What the guide and the screens tell of a visit, for counting; none of it says who, when or in which order."""

from collections.abc import Iterable

VISITS = "visits"
PAGE = "page"  # of the kinds that have a name, as in "page:falls"
LANGUAGE = "language"
TEXT_SIZE = "text-size"
HELP = "help"
EMPTY_SEARCHES = "searches-without-result"
FORMS_BEGUN = "forms-begun"
FORMS_SENT = "forms-sent"
LISTENS = "listens"


class Usage:
    """Counts nothing, as where the clinic wants it so; `kiosk.tally` counts."""

    def help_opened(self, name: str) -> None:
        """Count that a help page was opened: "urgent" or "buttons"."""

    def search_failed(self) -> None:
        """Count a search that was left without a result; its words are not asked for."""

    def form_begun(self) -> None:
        """Count a call-back form that was begun."""

    def form_sent(self) -> None:
        """Count a request that was saved."""

    def listened(self) -> None:
        """Count that somebody began to listen."""

    def visit_ended(self, language: str, text_size: str, pages: Iterable[str]) -> None:
        """Count a visit, what it ended with and the ids of the `pages` it opened; put all on the disk."""

    def visit_dropped(self) -> None:
        """Forget what was told of this visit: nobody opened anything, or it was staff."""

    def close(self) -> None:
        """Put on the disk what is not there yet; the program ends."""
