"""The pages of the call-back form and what is on them at a step; the screen decides which step it is."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.requests.draft import Draft
from kiosk.settings import Settings
from kiosk.ui.look import Look
from kiosk.ui.screens.callback_answers import chosen_of, review_of, shown_text
from kiosk.ui.screens.callback_choosing import ChoosingPage
from kiosk.ui.screens.callback_message import MessagePage
from kiosk.ui.screens.callback_notice import notice_text
from kiosk.ui.screens.callback_parts import FormBar, Nav
from kiosk.ui.screens.callback_questions import CHOSEN, QUESTIONS, REVIEWED, TYPED, Step, answers, question
from kiosk.ui.screens.callback_review import ReviewPage
from kiosk.ui.screens.callback_typing import TypingPage


@dataclass
class Stand:
    """How the form stands."""

    step: Step = Step.NAME
    is_changing: bool = False  # the question was reached from the review and leads back there
    is_saving: bool = False
    can_retry: bool = False


class FormView:
    """One page for typed answers, one for chosen answers, the review, and one for what went wrong."""

    def __init__(self, screen: QWidget, settings: Settings) -> None:
        self._settings = settings
        self.typing = TypingPage(screen)
        self.choosing = ChoosingPage(screen)
        self.review = ReviewPage(screen, REVIEWED)
        self.message = MessagePage(screen)
        self.bar = FormBar(screen)
        self.nav = Nav(screen)
        self.not_saved: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    def page(self, step: Step) -> TypingPage | ChoosingPage | ReviewPage | MessagePage:
        """Return the page that shows `step`."""
        if step in TYPED:
            return self.typing
        if step in CHOSEN:
            return self.choosing
        return self.review if step is Step.REVIEW else self.message

    def first_focus(self, step: Step) -> QWidget | None:
        """Return the field, or the answer that is chosen; None on the other pages."""
        if step in TYPED:
            return self.typing.field
        return self.choosing.choices.first_focus() if step in CHOSEN else None

    def show(self, stand: Stand, draft: Draft) -> None:
        """Show the step with the answers so far."""
        step = stand.step
        if step in TYPED:
            self.typing.ask(question(step), has_letters=step is Step.NAME)
            self.typing.show_text(shown_text(draft, step))
        elif step in CHOSEN:
            offered = answers(step, self._settings.callback)
            values = [value for value, _ in offered]
            chosen = chosen_of(draft, step)
            index = values.index(chosen) if chosen in values else None
            self.choosing.ask(question(step), [words for _, words in offered], index)
        elif step is Step.REVIEW:
            notice = notice_text(self._settings.clinic.name, self._settings.requests.keep_days)
            self.review.tell(review_of(draft), notice)
        elif step is Step.CLOSED:
            titles = (
                tr("We cannot take requests at this screen right now"),
                tr("No requests here right now"),
                tr("No requests now"),
            )
            self.message.say(titles, (tr("Please ask at the front desk. You can go on reading."),))
        else:
            self.message.say(*self.not_saved)
        self.name_buttons(stand)
        page = self.page(step)
        for other in (self.typing, self.choosing, self.review, self.message):
            other.setVisible(other is page)

    def name_buttons(self, stand: Stand) -> None:
        """Give the buttons the words and the colours of the step."""
        nav, bar, step = self.nav, self.bar, stand.step
        for button in (nav.back, nav.forward):
            button.setEnabled(True)
            button.show()
        nav.more.hide()
        nav.back.set_wordings(tr("Back"), "")
        nav.forward.set_kind("main")
        nav.forward.icon_name = "forward"
        bar.stop.setVisible(step is not Step.CLOSED)
        bar.stop.setEnabled(not stand.is_saving)
        done = QUESTIONS.index(step) + 1 if step in QUESTIONS else len(QUESTIONS) + 1
        bar.set_progress(0 if step is Step.CLOSED else done, len(QUESTIONS))
        if stand.is_changing:
            nav.back.hide()
            nav.forward.set_wordings(tr("Done: back to your answers"), tr("Done"), "")
        elif step is Step.TOPIC:
            nav.forward.set_wordings(tr("Next: check your answers"), tr("Next"), "")
        elif step in QUESTIONS:
            nav.forward.set_wordings(question(following(step)).way_on, tr("Next"), "")
        elif step is Step.CLOSED:
            nav.back.hide()
            nav.forward.set_wordings(tr("Go on reading"))
        elif step is Step.NOT_SAVED:
            nav.back.set_wordings(tr("Back to your answers"), tr("Back"), "")
            nav.forward.set_wordings(tr("Try again"))
            nav.forward.setVisible(stand.can_retry)

    def show_problem(self, step: Step, problem: tuple[str, ...]) -> None:
        """Show what is amiss with the answer of `step`."""
        page = self.typing if step in TYPED else self.choosing
        page.show_problem(*problem)

    def arrange(self, step: Step, place: QRect, look: Look) -> None:
        """Put the page of `step`, the bar and the buttons into `place`."""
        page = self.page(step)
        page.setGeometry(place)
        page.arrange(look, self.bar, self.nav)

    def retranslate(self) -> None:
        """Show the fixed words of the language in force; `show` has the others."""
        self.bar.retranslate()
        self.typing.retranslate()
        self.nav.more.set_wordings(tr("More choices"), tr("More"))

    def wipe(self) -> None:
        """Show nothing of the answers."""
        self.typing.wipe()
        self.choosing.wipe()
        self.review.wipe()


def following(step: Step) -> Step:
    """Return the question after `step`, which is not the last."""
    return QUESTIONS[QUESTIONS.index(step) + 1]
