"""The call-back form as a visitor meets it: tapped by accessible names through the steady-tap door."""

from itertools import combinations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.errors import Fault
from kiosk.requests.draft import Topic
from kiosk.settings import Callback as CallbackSettings
from kiosk.ui.keyboard.key_button import KeyButton
from kiosk.ui.metrics import EDGE, GAP, KEY_WIDTH, TARGET
from kiosk.ui.screens.callback import Callback
from kiosk.ui.screens.callback_notice import NOTICE_VERSION
from kiosk.ui.screens.callback_questions import Step, answers
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.field import Field
from kiosk.visit.route import AskCall, GetHelp, Thanks
from kiosk.visit.visit import Contrast, Visit
from tests.support.form import FakeDesk, Stage, make_site, place_of

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
TEXTS = [1.0, 1.35, 1.8]


class Form:
    """A form on a stage, with what it told the window."""

    def __init__(self, qtbot: QtBot, desk: FakeDesk | None = None, size: str = "wide", text: float = 1.0) -> None:
        self.qtbot = qtbot
        self.desk = desk or FakeDesk()
        self.stage = Stage(size, text)
        # Kept till the test is over: the collector must not take a window that is shown.
        qtbot.addWidget(self.stage, before_close_func=self._hide)
        self.visit = Visit()
        self.screen = Callback(make_site(self.desk), self.stage)
        self.stopped = 0
        self.screen.stopped.connect(self._on_stopped)
        self.stage.put_on(self.screen, AskCall(), self.visit)
        qtbot.waitExposed(self.stage)

    def _hide(self, _: QWidget) -> None:
        self.stage.hide()

    def _on_stopped(self) -> None:
        self.stopped += 1

    @property
    def box(self) -> Field:
        return self.stage.findChildren(Field)[0]

    @property
    def field(self) -> str:
        return self.box.text()

    def fill(self, *, until: str = "review") -> None:
        """Answer the questions up to the one named."""
        stage = self.stage
        stage.type("Ana")
        stage.tap("Next: your phone number")
        if until == "phone":
            return
        stage.type("2085550123")
        stage.tap("Next: the best time")
        if until == "time":
            return
        stage.tap("Any time", "Next: voicemail", "No, please do not", "Next: what it is about")
        if until == "topic":
            return
        stage.tap("Billing", "Next: check your answers")
        if not self.screen._view.review.is_at_the_end:
            raise AssertionError("the review of this size has more sheets; tap through them")

    def send(self) -> None:
        with self.qtbot.waitSignal(self.screen._saver.saved):
            self.stage.tap("Yes, call me")


def test_a_whole_form_is_one_request_and_thanks(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.fill()
    form.send()
    (saved,) = form.desk.saved.values()
    assert (saved.name, saved.phone, saved.best_time) == ("Ana", "2085550123", "Any time")
    assert (saved.voicemail, saved.topic, saved.language) == (False, Topic.BILLING, "en")
    assert saved.consent is not None
    assert (saved.consent.version, saved.consent.language) == (NOTICE_VERSION, "en")
    (route,) = form.stage.routes
    assert isinstance(route, Thanks)
    assert (route.receipt.id, route.best_time) == (saved.id, "Any time")
    assert form.visit.draft is None


def test_only_the_clinics_topics_are_offered_and_nobody_has_to_say() -> None:
    offered = answers(Step.TOPIC, CallbackSettings(topics=("billing", "book")))
    assert [value for value, _ in offered] == [Topic.BOOK, Topic.BILLING, Topic.UNSAID]


def test_nothing_is_chosen_beforehand(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.fill(until="time")
    form.stage.tap("Next: voicemail")
    assert "Please choose one answer." in form.stage.sees()
    form.stage.tap("Morning", "Next: voicemail")
    assert "Please choose one answer." not in form.stage.sees()
    form.stage.tap("Next: what it is about")
    assert "Please choose one answer." in form.stage.sees()


def test_the_number_is_shown_in_national_form_and_only_digits_count(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.fill(until="phone")
    form.stage.type("2085550123")
    assert form.field == "(208) 555-0123"
    QTest.keyClicks(form.box, "x+")
    assert form.field == "(208) 555-0123"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("5550123", "We need 10 digits. You have typed 7."),
        ("0000000000", "Please check the number."),
        ("911", "If this is an emergency, tell the front desk or call 911."),
        ("112", "If this is an emergency, tell the front desk or call 911."),
        ("+4420", "Please check the number."),
    ],
)
def test_an_odd_number_is_asked_about_once_and_then_taken(qtbot: QtBot, typed: str, said: str) -> None:
    form = Form(qtbot)
    form.fill(until="phone")
    form.stage.type(typed)
    form.stage.tap("Next: the best time")
    assert said in form.stage.sees()
    form.stage.tap("Next: the best time")
    assert "When is the best time to call?" in form.stage.sees()
    assert form.visit.draft is not None
    assert form.visit.draft.phone_accepted


def test_a_changed_number_is_looked_at_again(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.fill(until="phone")
    form.stage.type("555")
    form.stage.tap("Next: the best time", "4")
    assert "We need" not in form.stage.sees()
    form.stage.tap("Next: the best time")
    assert "You have typed 4." in form.stage.sees()


def test_an_empty_answer_is_told_and_kept_waiting(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.stage.tap("Next: your phone number")
    assert "Please type the name to ask for." in form.stage.sees()
    form.stage.type("A")
    assert "So that we know who to ask for." in form.stage.sees()
    form.stage.tap("Next: your phone number", "Next: the best time")
    assert "Please type the number that we can call." in form.stage.sees()


def test_back_goes_back_and_keeps_the_answers(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.fill(until="time")
    form.stage.tap("Back", "Back")
    assert form.field == "Ana"
    form.stage.tap("Back")
    assert form.stopped == 1
    assert form.visit.draft is not None


def test_back_from_the_review_comes_to_the_last_question(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.fill()
    form.stage.tap("Back")
    assert "What is it about?" in form.stage.sees()


def test_every_answer_can_be_changed(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.fill()
    stage = form.stage
    done = "Done: back to your answers"
    stage.tap("Change the name", "Erase the last one", "e", done)
    stage.tap("Change the phone number", "Erase the last one", "4", done)
    stage.tap("Change the best time", "Morning", done)
    stage.tap("Change the voicemail answer", "Yes, you may leave a message", done)
    stage.tap("Change what it is about", "Something else", done)
    stage.tap("Change the language of the call", "Another language: we will use an interpreter", done)
    form.send()
    (saved,) = form.desk.saved.values()
    assert (saved.name, saved.phone, saved.best_time) == ("Ane", "2085550124", "Morning")
    assert (saved.voicemail, saved.topic, saved.language) == (True, Topic.OTHER, "other")


def test_the_review_hides_the_number_until_it_is_asked_for(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.fill()
    assert "ends in 23" in form.stage.sees()
    assert "555" not in form.stage.sees()
    form.stage.tap("Show")
    assert "(208) 555-0123" in form.stage.sees()
    form.stage.tap("Hide")
    assert "555" not in form.stage.sees()


def test_the_review_shows_the_notice_of_this_clinic(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.fill()
    seen = form.stage.sees()
    assert "Test Clinic staff may call you" in seen
    assert "30 days after we call" in seen
    assert "call 911" in seen


def test_get_help_now_and_back_again_is_the_same_place(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.fill(until="phone")
    form.stage.type("208")
    form.stage.tap("Get help now")
    assert form.stage.routes == [GetHelp()]
    form.screen.leave()
    form.screen.hide()
    assert form.field == ""
    form.screen.enter(AskCall(), form.visit)
    form.screen.show()
    assert "What is your phone number?" in form.stage.sees()
    assert form.field == "208"


def test_stop_and_erase_leaves_nothing(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.stage.type("Ana")
    form.stage.tap("Stop and erase")
    assert form.stopped == 1
    assert form.visit.draft is None
    assert form.field == ""
    form.screen.enter(AskCall(), form.visit)
    assert form.field == ""
    assert "Question 1 of 5" in form.stage.sees()


def test_stop_and_erase_stands_at_every_step(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.stage.control("Stop and erase")
    for step in ("phone", "time", "topic", "review"):
        one = Form(qtbot)
        one.fill(until=step)
        one.stage.control("Stop and erase")
        one.stage.control("Get help now")


@pytest.mark.parametrize("fault", [Fault.NO_KEY, Fault.READ_ONLY, Fault.TOO_MANY])
def test_without_a_working_desk_no_question_is_asked(qtbot: QtBot, fault: Fault) -> None:
    desk = FakeDesk()
    desk.closed = fault
    form = Form(qtbot, desk)
    assert "We cannot take requests at this screen right now" in form.stage.sees()
    assert "Please ask at the front desk. You can go on reading." in form.stage.sees()
    assert form.visit.draft is None
    form.stage.tap("Go on reading")
    assert form.stopped == 1
    desk.closed = None
    form.screen.enter(AskCall(), form.visit)
    assert "What is your name?" in form.stage.sees()


def test_turned_is_told_when_the_page_changes(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.stage.type("A")
    with qtbot.waitSignal(form.screen.turned):
        form.stage.tap("Next: your phone number")


def test_a_physical_keyboard_types_erases_and_goes_on(qtbot: QtBot) -> None:
    form = Form(qtbot)
    field = form.box
    QTest.keyClicks(field, "Jo ")
    QCoreApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Ntilde, NONE, "ñ"))
    QCoreApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_V, CONTROL, "v"))
    composed = QInputMethodEvent()
    composed.setCommitString("éx")
    QCoreApplication.sendEvent(field, composed)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert form.field == "Jo ñé"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "What is your phone number?" in form.stage.sees()


def test_each_part_of_a_name_begins_with_a_capital(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.stage.type("Test Patient-Smith")
    assert form.field == "Test Patient-Smith"


def test_another_language_keeps_the_draft(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.stage.type("Ana")
    form.screen.retranslate()
    assert form.field == "Ana"
    assert form.visit.draft is not None
    assert form.visit.draft.name == "Ana"


def test_a_review_with_an_answer_missing_leads_to_it(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.fill()
    assert form.visit.draft is not None
    form.visit.draft.name = " "
    form.stage.tap("Yes, call me")
    assert "Please type the name to ask for." in form.stage.sees()
    assert form.desk.calls == 0


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("size", ["wide", "tall", "low"])
def test_every_page_keeps_sizes_gaps_and_edges(qtbot: QtBot, size: str, text: float) -> None:
    form = Form(qtbot, size=size, text=text)
    assert form.visit.draft is not None
    vars(form.visit.draft).update(name="Ana", phone="2085550123", best_time="Morning", voicemail=True)
    for _ in range(24):
        check_places(form.stage)
        forward = form.screen._view.nav.forward
        if forward.accessibleName() == "Yes, call me":
            return
        form.stage.tap(forward.accessibleName())
    raise AssertionError("the form has no end")


def check_places(stage: Stage) -> None:
    metrics = stage.look.metrics
    low = metrics.px(16.0)
    buttons = [button for button in stage.findChildren(TouchButton) if button.isVisible()]
    edge, gap = metrics.px(EDGE) - 1, metrics.px(GAP) - 1
    for button in buttons:
        place = place_of(stage, button)
        is_key = isinstance(button, KeyButton)
        width = metrics.px(KEY_WIDTH) if is_key else metrics.px(TARGET)
        height = (low if metrics.is_low else metrics.px(TARGET)) if is_key else metrics.px(TARGET)
        assert place.width() >= width - 1, button.accessibleName()
        assert place.height() >= height - 1, button.accessibleName()
        assert stage.rect().adjusted(edge, edge, -edge, -edge).contains(place), button.accessibleName()
        if metrics.is_portrait:
            assert place.top() >= stage.height() * 0.4 - 1, button.accessibleName()
    for one, other in combinations(buttons, 2):
        near = place_of(stage, one).adjusted(-gap, -gap, gap, gap)
        assert not near.intersects(place_of(stage, other)), (one.accessibleName(), other.accessibleName())


def test_contrast_and_a_new_size_are_taken_while_shown(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.stage.type("Ana")
    form.screen.restyle(Stage("low", 1.8, Contrast.HIGH).look)
    form.screen.resize(1024, 600)
    assert form.field == "Ana"
