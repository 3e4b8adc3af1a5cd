"""What every screen has: a place, words that can change language, a look, and nothing left behind."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.settings import Settings
from kiosk.ui.look import Look
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.pane import Pane
from kiosk.usage import Usage
from kiosk.visit.route import Route
from kiosk.visit.visit import Visit

if TYPE_CHECKING:  # the first paint waits for neither pages nor requests
    from kiosk.content.model import AttractLine, Library
    from kiosk.content.search import SearchIndex
    from kiosk.ui.saving import Desk
    from kiosk.ui.setup.installer import Installer
    from kiosk.ui.speech.script import Utterance
    from kiosk.ui.true_size import TrueSize
    from kiosk.ui.widgets.picture_view import Illustration
    from kiosk.visit.recall import RecallBook


class Frame(Enum):
    """What the window shows round a screen."""

    FULL = "both bars"
    FORM = "the screen has bars of its own"
    BARE = "nothing"


@dataclass
class Site:
    """What all screens share: the clinic's settings and, once the window is furnished, pages and desk."""

    settings: Settings
    library: "Library" = field(init=False)
    desk: "Desk" = field(init=False)
    languages: tuple[str, ...] = ()  # that visitors can choose
    has_voice: bool = False  # whether one can listen in the language in force
    voices: frozenset[str] | None = None  # the languages that can be read aloud; None where nothing ever is
    can_lower: bool = False  # whether the window is high enough to lower the buttons
    attract: "tuple[AttractLine, ...]" = ()
    recall: "RecallBook | None" = None
    true_size: "TrueSize | None" = None
    usage: Usage = field(default_factory=Usage)
    installer: "Callable[[], Installer] | None" = None  # on trial, where the kiosk can be set up at the screen
    _search: "SearchIndex | None" = None

    @property
    def search(self) -> "SearchIndex":
        """The index of the pages in force, made when it is asked for first."""
        from kiosk.content.search import SearchIndex  # noqa: PLC0415 - the first paint does without

        if self._search is None or self._search.library is not self.library:
            self._search = SearchIndex(self.library)
        return self._search


class Screen(Pane):
    """One screen; the window calls `enter` before it is shown and `wipe` when the visit ends."""

    wants = Signal(object)  # a Route
    stopped = Signal()  # the form was stopped: back to where it was opened
    finish_wanted = Signal()  # the visitor has finished
    turned = Signal()  # a page of its own has followed another: what is in the air belongs to the old one
    called_away = Signal()  # somebody calls the visitor: wipe all, and keep the page for later
    resumes = Signal(object)  # a Place that a visitor was called away from
    language_wanted = Signal(str)  # its code
    listen_wanted = Signal()  # a screen with a bar of its own has its own button for it
    frame_changed = Signal()  # its title or its own buttons have changed
    adjusted = Signal()  # the visitor's settings in the visit have changed

    frame = Frame.FULL

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(parent)
        self.site = site

    def wears(self, look: Look) -> bool:
        """Whether this is the look in force already."""
        return self._look == look

    def enter(self, route: Route, visit: Visit) -> None:
        """Show what `route` asks for."""

    def renew(self, route: Route, visit: Visit) -> None:
        """Show the same place anew, for the language or the pages have changed; nothing starts again."""
        self.enter(route, visit)

    def trial_words(self) -> str:
        """Return what stands above the screen on a kiosk that is not set up."""
        return tr("Trial: do not enter real details")

    def leave(self) -> None:
        """Rest: the screen is no longer shown."""

    def wipe(self) -> None:
        """Forget everything of the visit."""

    def retranslate(self) -> None:
        """Show the words of the language in force."""

    def title(self) -> str:
        """Return the screen's title; a low window shows it in the top bar."""
        return ""

    def illustration(self) -> "Illustration | None":
        """Return the picture that the screen is about, for the place above lowered buttons."""
        from kiosk.ui.widgets.picture_view import PictureView  # noqa: PLC0415 - the first paint does without

        for view in self.findChildren(PictureView):
            owner = view.parentWidget()  # a picture that gave its room to the text is hidden, its owner is not
            if view.illustration is not None and owner is not None and not owner.isHidden():
                return view.illustration
        return None

    def spoken(self, *, tells_private: bool) -> "list[Utterance]":
        """Return what a voice says of the screen, in reading order: all words, then the names of its own buttons.

        What a person has typed or chosen is among it only where `tells_private`: others may hear.
        """
        from kiosk.ui.speech.script import script_of  # noqa: PLC0415 - the first paint does without

        return [*script_of(self, tells_private=tells_private), *self.spoken_buttons()]

    def spoken_buttons(self) -> "list[Utterance]":
        """Return the names of the screen's own buttons in the bottom bar."""
        from kiosk.ui.speech.script import Utterance, said_of  # noqa: PLC0415

        return [Utterance(said.text) for button in self.own_buttons() for said in said_of(button)]

    def offer_listening(self, *, is_offered: bool, is_on: bool) -> None:
        """Show a button to listen, or to stop, where the screen has a bar of its own."""

    def clinic_name(self) -> QWidget | None:
        """Return the clinic's name where the screen shows it itself; staff hold a finger on it."""
        return None

    def heading(self) -> str:
        """Return what is told to those who do not see that another page is shown."""
        return self.title()

    def first_focus(self) -> QWidget | None:
        """Return the control that the keys begin at; None for the text, or without one the first in reading order."""
        return None

    def step_back(self) -> bool:
        """Go back to the screen's own page before this one; False where that is the window's business."""
        return False

    def take_any_key(self) -> None:
        """Answer a key that has no meaning of its own."""

    def own_buttons(self) -> list[TouchButton]:
        """Return the screen's own buttons for the bottom bar, in order."""
        return []
