"""The call-back form: leads from question to question, keeps every answer in the visit's draft, and sends it."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kiosk.errors import Fault
from kiosk.i18n import language, tr
from kiosk.requests.draft import Consent, Draft
from kiosk.requests.receipt import Receipt
from kiosk.ui.announce import announce
from kiosk.ui.saving import Saver
from kiosk.ui.screens.base import Frame, Screen, Site
from kiosk.ui.screens.callback_answers import erase_last, put_chosen, shown_text, type_into
from kiosk.ui.screens.callback_notice import NOTICE_VERSION
from kiosk.ui.screens.callback_problems import first_step_with_problem, problem_at, too_long
from kiosk.ui.screens.callback_questions import QUESTIONS, Step, answers, ask_at_the_desk, fault_words
from kiosk.ui.screens.callback_view import FormView, Stand, following
from kiosk.visit.route import Route, Thanks
from kiosk.visit.visit import Visit

_NO_USE_TO_RETRY = {Fault.TOO_MANY, Fault.NO_KEY, Fault.UNSAFE_FOLDER}


class Callback(Screen):
    """One question at a time, then the review; all that is typed is in the draft and on the page in view."""

    frame = Frame.FORM

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._visit: Visit | None = None
        self._stand = Stand()
        self._receipt: Receipt | None = None
        self._view = FormView(self, site.settings)
        self._saver = Saver(site.desk, self)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        view = self._view
        view.typing.typed.connect(self._on_typed)
        view.typing.erased.connect(self._on_erased)
        view.typing.entered.connect(self._on_forward)
        view.typing.keys.changed.connect(self.arrange)
        view.typing.dock.turned.connect(self.turned)
        view.choosing.choices.chosen.connect(self._on_chosen)
        view.review.change_wanted.connect(self._on_change)
        view.bar.wants.connect(self.wants)
        view.bar.stop.clicked.connect(self._on_stop)
        view.bar.listen.clicked.connect(self.listen_wanted)
        view.nav.back.clicked.connect(self._on_back)
        view.nav.more.clicked.connect(view.choosing.choices.turn)
        view.nav.more.clicked.connect(self.turned)
        view.nav.forward.clicked.connect(self._on_forward)
        self._saver.saved.connect(self._on_saved)
        self._saver.failed.connect(self._on_failed)
        self._saver.unsure.connect(self._on_unsure)

    # The window's side.

    def enter(self, route: Route, visit: Visit) -> None:
        """Go on where this visit's form was left, or begin a new one; without a working desk say so at once."""
        self._visit = visit
        self._view.typing.keys.enter(visit.keys)
        if self._receipt is not None:
            QTimer.singleShot(0, self, self._thank)  # it was saved while the visitor looked elsewhere
        if visit.draft is None:
            self._stand = Stand()
            self._view.review.restart()
            if self.site.desk.trouble() is not None:
                self._stand.step = Step.CLOSED
            else:
                spoken = _first_language(self.site.settings.callback.languages)
                visit.draft = Draft(region=self.site.settings.clinic.region, language=spoken)
                self.site.usage.form_begun()
        self._show()

    def leave(self) -> None:
        """Show nothing of the answers while another screen is on show; the draft keeps them."""
        self._view.wipe()

    def wipe(self) -> None:
        """Forget everything of the visit."""
        self._saver.forget()
        self._visit = None
        self._receipt = None
        self._stand = Stand()
        self._view.wipe()
        self._view.review.restart()
        self._view.review.set_saving(is_saving=False)

    def retranslate(self) -> None:
        """Show the words of the language in force; the answers stay."""
        self._view.retranslate()
        if self._visit is not None:
            self._show()

    def title(self) -> str:
        """Return the form's name."""
        return tr("Ask us to call you")

    def offer_listening(self, *, is_offered: bool, is_on: bool) -> None:
        """Show the button to listen in the form's bar."""
        self._view.bar.offer_listening(is_offered=is_offered, is_on=is_on)
        self.arrange()

    def arrange(self) -> None:
        """Put the page in view, the bar and the buttons into their places."""
        if self._look is not None:
            self._view.arrange(self._stand.step, self.rect(), self._look)

    def heading(self) -> str:
        """Return what is asked or told now."""
        return self._view.page(self._stand.step).accessibleName() or self.title()

    def first_focus(self) -> QWidget | None:
        """Return the field, or the answer that is chosen; on the other pages the first control."""
        return self._view.first_focus(self._stand.step)

    def step_back(self) -> bool:
        """Go back to the question before, or from a change back to the answers; the first leads out of the form."""
        nav = self._view.nav
        if self._stand.is_saving:
            return True
        if self._stand.step is Step.CLOSED or (self._stand.is_changing and problem_at(self._stand.step, self._draft())):
            return False
        (nav.forward if self._stand.is_changing else nav.back).click()
        return True

    # Showing a step.

    def _show(self) -> None:
        self._view.show(self._stand, self._draft())
        self.arrange()
        self._focus_first()

    def _go(self, step: Step) -> None:
        self._stand.step = step
        self._show()
        self.turned.emit()

    def _show_problem(self, problem: tuple[str, ...]) -> None:
        self._view.show_problem(self._stand.step, problem)
        self.arrange()
        if problem:
            self._focus_first()  # the answer that is to be mended
            announce(self, problem[0], is_urgent=True)

    def _focus_first(self) -> None:
        first = self.first_focus()
        if first is not None:
            first.setFocus()

    def _draft(self) -> Draft:
        """Return the visit's draft; an empty one where there is none, so that a late tap finds nothing."""
        draft = self._visit.draft if self._visit is not None else None
        return draft if draft is not None else Draft()

    # What the visitor does.

    def _on_typed(self, text: str) -> None:
        step = self._stand.step
        has_room = type_into(self._draft(), step, text)
        self._show_typed(() if has_room else too_long(step))

    def _on_erased(self) -> None:
        erase_last(self._draft(), self._stand.step)
        self._show_typed(())

    def _show_typed(self, problem: tuple[str, ...]) -> None:
        typing = self._view.typing
        had_problem = bool(typing.problem)
        typing.show_text(shown_text(self._draft(), self._stand.step))
        if problem or had_problem:
            self._show_problem(problem)

    def _on_chosen(self, index: int) -> None:
        step = self._stand.step
        put_chosen(self._draft(), step, answers(step, self.site.settings.callback)[index][0])
        if self._view.choosing.problem:
            self._show_problem(())

    def _on_forward(self) -> None:
        step = self._stand.step
        if step is Step.CLOSED:
            self.stopped.emit()
        elif step is Step.REVIEW:
            self._on_forward_in_review()
        elif step is Step.NOT_SAVED:
            self._go(Step.REVIEW)
            self._send()
        elif problem := problem_at(step, self._draft()):
            self._show_problem(problem)
        elif self._stand.is_changing or step is Step.TOPIC:
            self._stand.is_changing = False
            self._go(Step.REVIEW)
        else:
            self._go(following(step))

    def _on_forward_in_review(self) -> None:
        if self._view.review.is_at_the_end:
            self._send()
        elif self._view.review.turn(1):
            self._go(Step.REVIEW)

    def _on_back(self) -> None:
        step = self._stand.step
        if step is Step.NOT_SAVED:
            self._go(Step.REVIEW)
        elif step is Step.REVIEW:
            self._go(Step.REVIEW if self._view.review.turn(-1) else Step.TOPIC)
        elif step is Step.NAME:
            self.stopped.emit()
        else:
            self._go(QUESTIONS[QUESTIONS.index(step) - 1])

    def _on_change(self, step: Step) -> None:
        self._stand.is_changing = True
        self._go(step)

    def _on_stop(self) -> None:
        if self._visit is not None:
            self._visit.drop_draft()
        self.wipe()
        self.stopped.emit()

    # Sending.

    def _send(self) -> None:
        draft = self._draft()
        if (step := first_step_with_problem(draft)) is not None:
            self._stand.is_changing = True
            self._go(step)
            self._show_problem(problem_at(step, draft))
            return
        draft.consent = Consent(NOTICE_VERSION, language())
        self._set_saving(is_saving=True)
        self._saver.save(draft)

    def _set_saving(self, *, is_saving: bool) -> None:
        self._stand.is_saving = is_saving
        self._view.review.set_saving(is_saving=is_saving)
        self._view.name_buttons(self._stand)
        self.arrange()

    def _on_saved(self, receipt: Receipt) -> None:
        self._receipt = receipt
        if self.isVisible():
            self._thank()

    def _thank(self) -> None:
        receipt = self._receipt
        if receipt is None or self._visit is None:
            return
        best_time = self._draft().best_time
        self._visit.drop_draft()
        self.wipe()
        self.wants.emit(Thanks(receipt, best_time))

    def _on_failed(self, fault: Fault | None) -> None:
        titles = tr("Your request was not saved"), tr("Not saved")
        self._tell_not_saved(titles, fault_words(fault), can_retry=fault not in _NO_USE_TO_RETRY)

    def _on_unsure(self) -> None:
        words = tr("It may have been saved, or not. If you try again here, it still counts as one request.")
        titles = tr("We could not confirm your request"), tr("Not confirmed")
        self._tell_not_saved(titles, words, can_retry=True)

    def _tell_not_saved(self, titles: tuple[str, ...], words: str, *, can_retry: bool) -> None:
        self._view.not_saved = (titles, (f"{words}\n{ask_at_the_desk()}", ask_at_the_desk()))
        self._stand.can_retry = can_retry
        self._set_saving(is_saving=False)
        self._go(Step.NOT_SAVED)


def _first_language(offered: Sequence[str]) -> str:
    """Return the language to begin with: the one in force, if the clinic speaks it, else the clinic's first."""
    return language() if language() in offered or not offered else offered[0]
