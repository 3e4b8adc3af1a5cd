"""The questions of the first start, one after another; nothing is written before the last of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.errors import Fault
from kiosk.i18n import language, tr
from kiosk.requests.phone import as_typed
from kiosk.ui.look import Look
from kiosk.ui.screens.base import Site
from kiosk.ui.screens.calibrate import CalibrateScreen
from kiosk.ui.screens.callback_choosing import ChoosingPage
from kiosk.ui.screens.callback_message import MessagePage
from kiosk.ui.screens.callback_typing import TypingPage
from kiosk.ui.setup.answers import Answers
from kiosk.ui.setup.installer import Installer
from kiosk.ui.setup.key_page import KeyPage
from kiosk.ui.setup.questions import (
    CHECKED,
    CHOSEN,
    MASKED,
    PARTS,
    PLAIN,
    TYPED,
    Step,
    offered,
    question,
)
from kiosk.ui.setup.words import message_of, name_buttons
from kiosk.ui.staff.strength import strength_words
from kiosk.ui.staff.typing_place import DOT, TypingPlace
from kiosk.visit.key_help import KeyHelp
from kiosk.visit.route import Calibrate
from kiosk.visit.visit import Visit

_MOST = {Step.COUNTRY: 2, Step.CHECK: CHECKED, Step.CLINIC: 80, Step.PHONE: 20, Step.STAFF: 40, Step.HOURS: 120}
_MOST_SECRET = 200


class Wizard(TypingPlace):
    """Asks, and hands everything over at the end."""

    complete = Signal(object)  # what is to be done with the installer
    language_wanted = Signal(str)
    restart_wanted = Signal()

    def __init__(self, installer: Installer, site: Site, visit: Visit, parent: QWidget) -> None:
        super().__init__(parent)
        self._installer = installer
        self._site = site
        self._answers = Answers(installer, site.settings.clinic.region, has_size=site.true_size is not None)
        self._fault = installer.trouble()
        self.step = Step.LANGUAGE if self._fault is None else Step.TROUBLE
        self._codes = site.languages or (language(),)
        self._choosing = ChoosingPage(self)
        self._key_page = KeyPage(self, site.settings.printing.printer)
        self._message = MessagePage(self)
        self._size = CalibrateScreen(site, self)
        self._size.enter(Calibrate(), visit)
        self._secret_keys, self._usual_keys = KeyHelp(), visit.keys
        self._choosing.choices.chosen.connect(self._on_chosen)
        self._key_page.turned.connect(self._on_key_turned)
        self._key_page.turned.connect(self.turned)
        self._size.finish_wanted.connect(self._on_forward)
        self._nav.more.clicked.connect(self._on_more)
        self.retranslate()

    def forget(self) -> None:
        """Let go of everything that was typed or shown."""
        self._answers.forget()
        self._typing.wipe()
        self._key_page.wipe()

    def step_back(self) -> None:
        """Go back to the question before this one, or leave."""
        if self.step in (Step.WORKING, Step.DONE):
            return
        path = self._answers.path()
        if self._key_page.is_asking:
            self._key_page.take_back()
        elif self.step is Step.TROUBLE or self.step is path[0]:
            self.left.emit()
        else:
            self.go(path[path.index(self.step) - 1])

    def show_done(self) -> None:
        """Show that the kiosk is set up."""
        self._answers.forget()
        self.go(Step.DONE)

    def show_trouble(self, fault: Fault | None) -> None:
        """Show that nothing has been changed, and why."""
        self._fault = fault
        self.go(Step.TROUBLE)

    def heading(self) -> str:
        """Return what is asked or told."""
        return self._size.title() if self.step is Step.SIZE else self._page().accessibleName()

    def first_focus(self) -> QWidget | None:
        """Return the field, or the answer that is chosen."""
        if self.step in TYPED:
            return super().first_focus()
        return self._choosing.choices.first_focus() if self.step in CHOSEN else None

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        for part in (self._bar, self._typing, self._size):
            part.retranslate()
        self._bar.name.set_wordings(tr("Set up this kiosk"))
        self._bar.stop.set_wordings(tr("Leave"), "")
        self._show()

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`."""
        is_first = self._look is None
        super().restyle(look)
        if is_first:
            self._show()
            self.arrange()

    def arrange(self) -> None:
        """Put what this step shows in its place."""
        if self._look is None:
            return
        if self.step is Step.SIZE:
            self._size.setGeometry(self.rect())
            self._size.arrange()
            return
        page = self._page()
        page.setGeometry(self.rect())
        page.arrange(self._look, self._bar, self._nav)

    # What is shown.

    def _page(self) -> ChoosingPage | TypingPage | KeyPage | MessagePage:
        if self.step in TYPED:
            return self._typing
        if self.step in CHOSEN:
            return self._choosing
        return self._key_page if self.step is Step.KEY else self._message

    def go(self, step: Step) -> None:
        """Show `step`."""
        self.step = step
        if step in MASKED:  # a new try begins anew
            self._answers.typed[step].clear()
        self._show()
        self.arrange()
        self.turned.emit()

    def _show(self) -> None:
        if self._look is None:  # buttons are measured as they are shown
            return
        step, page = self.step, None if self.step is Step.SIZE else self._page()
        for other in (self._choosing, self._typing, self._key_page, self._message):
            other.setVisible(other is page)
        self._size.setVisible(step is Step.SIZE)
        for button in self._nav.buttons():
            button.setVisible(False)
        for part in (self._bar.name, self._bar.count, self._bar.progress, self._bar.stop):
            part.setVisible(page is not None)
        if step is Step.KEY and not self._answers.recovery:
            self._answers.recovery = self._installer.new_recovery_key()
        if step in CHOSEN:
            answers, chosen = offered(step, self._codes), language() if step is Step.LANGUAGE else self._answers.region
            index = next((number for number, (value, _) in enumerate(answers) if value == chosen), None)
            self._choosing.ask(question(step), [words for _, words in answers], index)
        elif step in TYPED:
            self._show_typing()
        elif step is Step.KEY:
            self._key_page.show_key(self._answers.recovery, self._answers.text(Step.CLINIC))
        elif page is not None:
            self._message.say(*message_of(step, self._fault))
        if step is not Step.KEY:
            self._key_page.wipe()
        self._name_buttons()

    def _name_buttons(self) -> None:
        step, bar = self.step, self._bar
        part = next((number for number, steps in enumerate(PARTS, start=1) if step in steps), 0)
        bar.set_progress(0 if step is Step.SIZE else part + (step is Step.DONE), len(PARTS))
        if part:
            said = tr("Part {number} of {total}").format(number=part, total=len(PARTS))
            bar.count.set_wordings(said)
            if step is Step.SIZE:
                self._size.set_part(said)
        bar.stop.setVisible(step not in (Step.SIZE, Step.WORKING, Step.DONE))
        name_buttons(self._nav, step, self._key_page, can_repeat=bool(self._answers.recovery))

    def _show_typing(self) -> None:
        is_secret = self.step in MASKED
        self.set_secret(is_secret=is_secret)
        self._typing.keys.enter(self._secret_keys if is_secret else self._usual_keys)
        has_letters, has_accents = self.step is not Step.PHONE, self.step not in PLAIN
        self._typing.ask(question(self.step), has_letters=has_letters, has_accents=has_accents)
        self._show_text()

    def _show_text(self) -> None:
        typed = self._answers.typed[self.step]
        if self.step in MASKED:
            self._typing.field.set_text(DOT * len(typed))
            self._typing.dock.set_capital(False)
        else:
            text = "".join(typed)
            self._typing.show_text(as_typed(text, self._answers.country()) if self.step is Step.PHONE else text)
            if self.step not in (Step.CLINIC, Step.HOURS):
                self._typing.dock.set_capital(False)

    # What happens.

    def _on_key_turned(self) -> None:
        self._name_buttons()
        self.arrange()

    def _on_chosen(self, index: int) -> None:
        value = offered(self.step, self._codes)[index][0]
        if self.step is Step.REGION:
            self._answers.region = value
        elif value != language():
            self.language_wanted.emit(value)

    def _on_more(self) -> None:
        if self.step is Step.KEY:
            self._key_page.print()
        else:
            self._choosing.choices.turn()
            self.arrange()

    def _on_typed(self, text: str) -> None:
        typed = self._answers.typed[self.step]
        if len(typed) + len(text) <= _MOST.get(self.step, _MOST_SECRET):
            typed.extend(text)
            self._on_changed()

    def _on_erased(self) -> None:
        if self._answers.typed[self.step]:
            self._answers.typed[self.step].pop()
            self._on_changed()

    def _on_changed(self) -> None:
        had_problem = bool(self._typing.problem)
        self._show_text()
        if self.step is Step.PASSPHRASE:
            self._typing.tell(strength_words("".join(self._answers.typed[self.step])))
            self.arrange()
        elif had_problem:
            self._typing.show_problem()
            self.arrange()

    def _on_forward(self) -> None:
        step = self.step
        if step is Step.DONE:
            self.restart_wanted.emit()
        elif step in (Step.READY, Step.TROUBLE):
            self.complete.emit(self._answers.deed())
        elif step in TYPED and (problem := self._answers.problem_of(step)):
            if step is Step.AGAIN:
                self._answers.typed[step].clear()
                self._show_text()
            self._typing.show_problem(*problem)
            self.arrange()
        elif step is not Step.WORKING:
            path = self._answers.path()
            self.go(path[path.index(step) + 1])
