"""The questions of the first start, one after another; nothing is written before the last of them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.errors import Fault
from kiosk.i18n import language, tr
from kiosk.requests.phone import as_typed, check
from kiosk.ui.look import Look
from kiosk.ui.screens.base import Site
from kiosk.ui.screens.calibrate import CalibrateScreen
from kiosk.ui.screens.callback_choosing import ChoosingPage
from kiosk.ui.screens.callback_message import MessagePage
from kiosk.ui.screens.callback_parts import FormBar, Nav
from kiosk.ui.screens.callback_typing import TypingPage
from kiosk.ui.setup.installer import Installer
from kiosk.ui.setup.key_page import KeyPage
from kiosk.ui.setup.questions import (
    CHECKED,
    CHOSEN,
    MASKED,
    OTHER,
    PARTS,
    TYPED,
    Step,
    languages,
    question,
    regions,
    strength_words,
)
from kiosk.ui.setup.words import amiss, message_of
from kiosk.ui.widgets.sides import Sided
from kiosk.visit.key_help import KeyHelp
from kiosk.visit.route import Calibrate
from kiosk.visit.visit import Visit

_DOT = "\N{BULLET}"
_MOST = {Step.COUNTRY: 2, Step.CHECK: CHECKED, Step.CLINIC: 80, Step.PHONE: 20, Step.STAFF: 40, Step.HOURS: 120}
_MOST_SECRET = 200


class Wizard(Sided, QWidget):
    """Asks, and hands everything over at the end."""

    complete = Signal(object)  # what is to be done with the installer
    language_wanted = Signal(str)
    left = Signal()
    restart_wanted = Signal()
    turned = Signal()

    def __init__(self, installer: Installer, site: Site, visit: Visit, parent: QWidget) -> None:
        super().__init__(parent)
        self._installer = installer
        self._site = site
        self._look: Look | None = None
        self.step = Step.LANGUAGE
        self._typed: dict[Step, list[str]] = {step: [] for step in TYPED}
        self._region = site.settings.clinic.region
        self._doubted = ""  # a phone number that was asked about
        self._recovery = ""
        self._fault: Fault | None = None
        self._codes = site.languages or (language(),)
        self._choosing = ChoosingPage(self)
        self._typing = TypingPage(self)
        self._key_page = KeyPage(self, site.settings.printing.printer)
        self._message = MessagePage(self)
        self._bar = FormBar(self)
        self._nav = Nav(self)
        self._size = CalibrateScreen(site, self)
        self._size.enter(Calibrate(), visit)
        self._typing.keys.enter(visit.keys)
        self._secret_keys, self._usual_keys = KeyHelp(), visit.keys
        self._bar.help.hide()
        self._bar.stop.icon_name = "close"
        self._connect()
        self.retranslate()
        fault = installer.trouble()
        if fault is not None:
            self._fault = fault
            self._go(Step.TROUBLE)

    def _connect(self) -> None:
        typing, nav = self._typing, self._nav
        typing.typed.connect(self._on_typed)
        typing.erased.connect(self._on_erased)
        typing.entered.connect(self._on_forward)
        typing.keys.changed.connect(self.arrange)
        typing.dock.turned.connect(self.turned)
        self._choosing.choices.chosen.connect(self._on_chosen)
        self._key_page.turned.connect(self.arrange)
        self._size.finish_wanted.connect(self._on_forward)
        self._bar.stop.clicked.connect(self.left)
        nav.back.clicked.connect(self.step_back)
        nav.more.clicked.connect(self._on_more)
        nav.forward.clicked.connect(self._on_forward)

    def forget(self) -> None:
        """Let go of everything that was typed or shown."""
        self._typed.clear()
        self._recovery = ""
        self._typing.wipe()
        self._key_page.wipe()

    @property
    def is_done(self) -> bool:
        """Whether the kiosk is set up."""
        return self.step is Step.DONE

    def step_back(self) -> None:
        """Go back to the question before this one, or leave."""
        if self.step in (Step.WORKING, Step.DONE):
            return
        path = self._path()
        if self.step is Step.TROUBLE or self.step is path[0]:
            self.left.emit()
        else:
            self._go(path[path.index(self.step) - 1])

    def show_working(self) -> None:
        """Show that the keys are being made."""
        self._go(Step.WORKING)

    def show_done(self) -> None:
        """Show that the kiosk is set up."""
        self._typed.clear()
        self._recovery = ""
        self._key_page.wipe()
        self._go(Step.DONE)

    def show_trouble(self, fault: Fault | None) -> None:
        """Show that nothing has been changed, and why."""
        self._fault = fault
        self._go(Step.TROUBLE)

    def heading(self) -> str:
        """Return what is asked or told."""
        if self.step is Step.SIZE:
            return self._size.title()
        return self._page().accessibleName()

    def first_focus(self) -> QWidget | None:
        """Return the field, or the answer that is chosen."""
        if self.step in TYPED:
            return self._typing.field
        return self._choosing.choices.first_focus() if self.step in CHOSEN else None

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._bar.retranslate()
        self._typing.retranslate()
        self._size.retranslate()
        self._bar.name.set_wordings(tr("Set up this kiosk"))
        self._bar.stop.set_wordings(tr("Leave"), "")
        self._show()

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`."""
        self._look = look
        pages = (self._choosing, self._typing, self._key_page, self._message, self._size, self._bar)
        for part in (*pages, *self._nav.buttons()):
            part.restyle(look)
        self.arrange()

    def resizeEvent(self, event: object) -> None:
        """Arrange the parts anew."""
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

    def _path(self) -> list[Step]:
        """Return the steps of this kiosk, up to the last that waits for somebody."""
        leaves_out = {Step.WORKING, Step.DONE}
        if self._region != OTHER:
            leaves_out.add(Step.COUNTRY)
        if self._site.true_size is None:
            leaves_out.add(Step.SIZE)
        return [step for part in PARTS for step in part if step not in leaves_out]

    def _go(self, step: Step) -> None:
        self.step = step
        if step in MASKED:  # a new try begins anew
            self._typed[step].clear()
        self._show()
        self.arrange()
        self.turned.emit()

    def _show(self) -> None:
        step, page = self.step, None if self.step is Step.SIZE else self._page()
        for other in (self._choosing, self._typing, self._key_page, self._message):
            other.setVisible(other is page)
        self._size.setVisible(step is Step.SIZE)
        for button in self._nav.buttons():
            button.setVisible(False)
        for part in (self._bar.name, self._bar.count, self._bar.progress, self._bar.stop):
            part.setVisible(page is not None)
        if step is Step.KEY and not self._recovery:
            self._recovery = self._installer.new_recovery_key()
        if step in CHOSEN:
            offered, chosen = self._offered(), language() if step is Step.LANGUAGE else self._region
            values = [value for value, _ in offered]
            index = values.index(chosen) if chosen in values else None
            self._choosing.ask(question(step), [words for _, words in offered], index)
        elif step in TYPED:
            self._show_typing()
        elif step is Step.KEY:
            self._key_page.show_key(self._recovery, self._text(Step.CLINIC))
        elif page is not None:
            self._message.say(*message_of(step, self._fault))
        if step is not Step.KEY:
            self._key_page.wipe()
        self._name_buttons()

    def _show_typing(self) -> None:
        is_secret = self.step in MASKED
        self._typing.field.setEchoMode(QLineEdit.EchoMode.Password if is_secret else QLineEdit.EchoMode.Normal)
        self._typing.dock.set_secret(is_secret=is_secret)
        self._typing.keys.enter(self._secret_keys if is_secret else self._usual_keys)
        self._typing.ask(question(self.step), has_letters=self.step is not Step.PHONE)
        self._show_text()

    def _show_text(self) -> None:
        typed = self._typed[self.step]
        if self.step in MASKED:
            self._typing.field.set_text(_DOT * len(typed))
            self._typing.dock.set_capital(False)
        else:
            text = "".join(typed)
            self._typing.show_text(as_typed(text, self._country()) if self.step is Step.PHONE else text)
            if self.step not in (Step.CLINIC, Step.HOURS):
                self._typing.dock.set_capital(False)

    def _name_buttons(self) -> None:
        nav, step = self._nav, self.step
        part = next((number for number, steps in enumerate(PARTS, start=1) if step in steps), 0)
        self._bar.set_progress(part, len(PARTS))
        if part:
            self._bar.count.set_wordings(tr("Part {number} of {total}").format(number=part, total=len(PARTS)))
        if step in (Step.SIZE, Step.WORKING):
            self._bar.stop.hide()
            return
        self._bar.stop.setVisible(step is not Step.DONE)
        nav.back.setVisible(step not in (Step.LANGUAGE, Step.DONE, Step.TROUBLE))
        nav.back.set_wordings(tr("Back"), "")
        is_again = step is Step.TROUBLE and bool(self._recovery)
        nav.forward.setVisible(step is not Step.TROUBLE or is_again)
        words = {
            Step.READY: (tr("Set up now"),),
            Step.DONE: (tr("Start the kiosk"),),
            Step.TROUBLE: (tr("Try again"),),
            Step.KEY: (tr("I have a copy"), tr("Next")),
        }
        nav.forward.set_wordings(*words.get(step, (tr("Next"),)))
        if step is Step.KEY:
            nav.more.icon_name = "print"
            nav.more.set_wordings(tr("Print"))
            nav.more.setVisible(self._key_page.can_print)
        else:
            nav.more.icon_name = "down"
            nav.more.set_wordings(tr("More choices"), tr("More"))

    def _offered(self) -> list[tuple[str, str]]:
        return languages(self._codes) if self.step is Step.LANGUAGE else regions()

    # What happens.

    def _on_chosen(self, index: int) -> None:
        value = self._offered()[index][0]
        if self.step is Step.REGION:
            self._region = value
        elif value != language():
            self.language_wanted.emit(value)

    def _on_more(self) -> None:
        if self.step is Step.KEY:
            self._key_page.print()
        else:
            self._choosing.choices.turn()
        self.arrange()

    def _on_typed(self, text: str) -> None:
        typed = self._typed[self.step]
        if len(typed) + len(text) <= _MOST.get(self.step, _MOST_SECRET):
            typed.extend(text)
            self._on_changed()

    def _on_erased(self) -> None:
        if self._typed[self.step]:
            self._typed[self.step].pop()
            self._on_changed()

    def _on_changed(self) -> None:
        had_problem = bool(self._typing.problem)
        self._show_text()
        if self.step is Step.PASSPHRASE:
            self._typing.tell(strength_words(self._typed[self.step], self._installer.least_passphrase))
            self.arrange()
        elif had_problem:
            self._typing.show_problem()
            self.arrange()

    def _on_forward(self) -> None:
        step = self.step
        if step is Step.DONE:
            self.restart_wanted.emit()
        elif step in (Step.READY, Step.TROUBLE):
            self.complete.emit(self._deed())
        elif step in TYPED and (problem := self._problem()):
            if step is Step.AGAIN:
                self._typed[step].clear()
                self._show_text()
            self._typing.show_problem(*problem)
            self.arrange()
        elif step is not Step.WORKING:
            path = self._path()
            self._go(path[path.index(step) + 1])

    def _problem(self) -> tuple[str, ...]:
        """Return what is amiss with what was typed, longest wording first; nothing where it can be taken."""
        text = self._text(self.step)
        match self.step:
            case Step.PHONE:
                is_odd = bool(text) and text != self._doubted and not check(text, self._country()).looks_right
                self._doubted = text
                return amiss(self.step) if is_odd else ()
            case Step.PASSPHRASE:
                is_good = len(self._typed[self.step]) >= self._installer.least_passphrase
            case Step.AGAIN:
                is_good = self._typed[self.step] == self._typed[Step.PASSPHRASE]
            case Step.CHECK:
                is_good = text.upper() == self._recovery[-CHECKED:]
            case Step.CLINIC:
                is_good = self._installer.is_clinic(text)
            case Step.STAFF:
                is_good = self._installer.is_staff(text)
            case Step.COUNTRY:
                is_good = len(text) == 2 and text.isascii() and text.isalpha()
            case _:
                is_good = True
        return () if is_good else amiss(self.step)

    def _text(self, step: Step) -> str:
        return "".join(self._typed[step]).strip()

    def _country(self) -> str:
        return self._region or self._text(Step.COUNTRY).upper()

    def _deed(self) -> Callable[[], None]:
        phone = self._text(Step.PHONE)
        settings: dict[str, object] = {
            "pages.language": language(),
            "clinic.name": self._text(Step.CLINIC),
            "clinic.region": self._country(),
            "clinic.phone": as_typed(phone, self._country()) if phone else "",
            "clinic.hours": self._text(Step.HOURS),
        }
        secrets = self._text(Step.STAFF), "".join(self._typed[Step.PASSPHRASE]), self._recovery
        return partial(self._installer.finish, settings, *secrets)
