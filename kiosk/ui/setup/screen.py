"""The screen of the first start: whatever breaks it off, nothing is kept and nothing is half done."""

from collections.abc import Callable
from functools import partial
from time import sleep

from PySide6.QtWidgets import QWidget

from kiosk.errors import Fault
from kiosk.i18n import tr
from kiosk.ui.screens.base import Frame, Screen, Site
from kiosk.ui.setup.installer import Installer
from kiosk.ui.setup.questions import Step
from kiosk.ui.setup.wizard import Wizard
from kiosk.ui.staff.work import Turn, Work
from kiosk.visit.route import Route
from kiosk.visit.visit import Visit

_PAINT_S = 0.15  # locking a key lets nothing else happen, so "Setting up…" must be on the screen before
_MOST_TIME = 8  # times the usual quiet time: a key is copied by hand, letter by letter


class SetupScreen(Screen):
    """Holds the questions for as long as somebody answers them."""

    frame = Frame.BARE

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._installer: Installer | None = None
        self._wizard: Wizard | None = None
        self._work = Work(self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)

    def enter(self, route: Route, visit: Visit) -> None:
        """Begin with the first question."""
        if self._wizard is not None or self.site.installer is None:
            return
        visit.time_factor = _MOST_TIME
        if self._installer is None:
            self._installer = self.site.installer()
        self._wizard = wizard = Wizard(self._installer, self.site, visit, self)
        wizard.complete.connect(self._on_complete)
        wizard.language_wanted.connect(self.language_wanted)
        wizard.left.connect(self.finish_wanted)
        wizard.restart_wanted.connect(self.finish_wanted)
        wizard.turned.connect(self.turned)
        if self._look is not None:
            wizard.setGeometry(self.rect())
            wizard.restyle(self._look)
        wizard.show()
        if self._work.is_busy:
            wizard.go(Step.WORKING)

    def renew(self, route: Route, visit: Visit) -> None:
        """Keep the question, in the words of the language in force."""
        self.retranslate()

    def wipe(self) -> None:
        """Let go of everything; a kiosk that has been set up meanwhile begins anew."""
        wizard, self._wizard = self._wizard, None
        if wizard is None:
            return
        is_done = wizard.step is Step.DONE
        wizard.forget()
        wizard.hide()
        wizard.setParent(None)
        wizard.deleteLater()
        if is_done and self._installer is not None:
            self._installer.restart()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        if self._wizard is not None:
            self._wizard.retranslate()
            self._wizard.arrange()

    def arrange(self) -> None:
        """Give the whole place to the questions."""
        if self._wizard is not None:
            self._wizard.setGeometry(self.rect())

    def step_back(self) -> bool:
        """Go back one question."""
        if self._wizard is not None:
            self._wizard.step_back()
        return True

    def first_focus(self) -> QWidget | None:
        """Return what the question begins with."""
        return self._wizard.first_focus() if self._wizard is not None else None

    def trial_words(self) -> str:
        """Say that these are real details."""
        return tr("Setting up: nothing is kept yet")

    def heading(self) -> str:
        """Return what is asked."""
        return self._wizard.heading() if self._wizard is not None else ""

    def _on_complete(self, deed: Callable[[], None]) -> None:
        if self._wizard is not None and not self._work.is_busy:
            self._wizard.go(Step.WORKING)
            self._work.start(partial(_do, deed))

    def _on_done(self, _: object) -> None:
        if self._wizard is not None:
            self._wizard.show_done()
        elif self._installer is not None:  # nobody waits any more
            self._installer.restart()

    def _on_failed(self, fault: Fault | None) -> None:
        if self._wizard is not None:
            self._wizard.show_trouble(fault)


def _do(deed: Callable[[], None], turn: Turn) -> None:
    """Set the kiosk up; whoever has begun it and goes away does not stop it half-way."""
    sleep(_PAINT_S)
    deed()
