"""Listening as visitors do it: the button, the player, the mark on the page, and the end of it."""

import pytest

from kiosk.i18n import tr
from kiosk.settings import Settings, Speech
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.player import Player
from kiosk.visit.route import Attract, ReadPage
from kiosk.visit.visit import Rate
from tests.support.kiosks import CLINIC, SMALL, TALL, WIDE, Hand, Kiosks
from tests.support.kiosks import Screen as Size
from tests.support.voices import FakeVoice, listener

PAGE = ReadPage("sensory")


def view_of(hand: Hand) -> PageView:
    return next(view for view in hand.window.findChildren(PageView) if view.isVisible())


def marked(hand: Hand) -> str:
    """Return the words that are marked on the page."""
    return "".join(mark.cursor.selectedText() for mark in view_of(hand).extraSelections())


# The button.


def test_without_a_voice_there_is_no_button(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    assert "Listen" not in hand.names()


def test_a_voice_for_another_language_is_none(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(voice=FakeVoice("en"))
    hand.tap("Touch to start")
    assert "Listen" in hand.names()
    hand.tap("Español")
    assert "Escuchar" not in hand.names()
    assert "Listen" not in hand.names()


def test_switched_off_there_is_no_button_and_nobody_looks_for_a_voice(make_kiosk: Kiosks) -> None:
    voice = FakeVoice()
    hand = make_kiosk(settings=Settings(clinic=CLINIC, speech=Speech(enabled=False)), voice=voice)
    hand.tap("Touch to start")
    assert "Listen" not in hand.names()
    assert voice.languages == frozenset()


def test_a_voice_that_is_lost_takes_the_button_away(make_kiosk: Kiosks) -> None:
    voice = FakeVoice()
    hand = make_kiosk(voice=voice)
    hand.tap("Touch to start")
    voice._found = frozenset()
    voice.changed.emit()
    assert "Listen" not in hand.names()


# Listening.


@pytest.mark.parametrize("size", [WIDE, SMALL, TALL], ids=["wide", "small", "tall"])
def test_a_page_is_read_whole_with_its_sentence_marked_and_in_view(make_kiosk: Kiosks, size: Size) -> None:
    hand, voice = listener(make_kiosk, size=size)
    on_page = 0
    while voice.in_the_air:
        words = marked(hand)
        if words:
            on_page += 1
            assert words == voice.in_the_air.replace("nine one one", "911")
            view = view_of(hand)
            selections = view.extraSelections()
            place = view.cursorRect(selections[0].cursor)  # of the sentence's end
            assert 0 <= place.top() <= view.viewport().height() - place.height()
        voice.finish()
        hand.settle()
    assert on_page > 20
    assert marked(hand) == ""
    assert "Sensory nerves carry messages about what you feel: touch, heat, cold and pain." in voice.texts
    assert "Listen" in hand.names()
    assert "Pause" not in hand.names()


def test_the_mark_is_no_matter_of_colour_alone_and_can_be_read(make_kiosk: Kiosks) -> None:
    hand, voice = listener(make_kiosk)
    voice.finish(4)
    hand.settle()
    view = view_of(hand)
    before = view.grab().toImage()
    view.setExtraSelections([])
    without = view.grab().toImage()
    view.mark_sentence(0, 0)
    plain = view.grab().toImage()
    assert before != without, "the ground is tinted"
    assert without != plain, "and there is a line"


@pytest.mark.parametrize("size", [WIDE, SMALL, TALL], ids=["wide", "small", "tall"])
def test_the_player_lies_in_the_bottom_bar_and_takes_nothing_from_the_page(make_kiosk: Kiosks, size: Size) -> None:
    voice = FakeVoice()
    hand = make_kiosk(size, voice=voice)
    hand.tap("Touch to start")
    hand.guide.go(PAGE)
    hand.settle()
    screen = hand.window.shown
    assert screen is not None
    before = screen.geometry()
    hand.tap("Listen")
    assert screen.geometry() == before
    player = hand.window.findChild(Player)
    assert player is not None
    assert not player.geometry().intersects(screen.geometry())
    for name in ("Home", "Back", "Sentence before", "Pause", "Next sentence", "Quieter", "Louder", "Stop listening"):
        place = hand.place_of(name)
        assert place.width() * size.mm_per_px >= 19.9, name
        assert place.height() * size.mm_per_px >= 19.9, name
        assert hand.window.rect().contains(place), name
    hand.tap("Stop listening")
    assert voice.in_the_air == ""
    assert "Ask us to call you" in hand.names()


def test_pause_and_the_sentences_around(make_kiosk: Kiosks) -> None:
    hand, voice = listener(make_kiosk)
    first = voice.in_the_air
    hand.tap("Next sentence")
    second = voice.in_the_air
    hand.tap("Pause")
    assert voice.in_the_air == ""
    hand.tap("Go on")
    assert voice.in_the_air == second
    hand.tap("Sentence before")
    assert voice.in_the_air == first


def test_speed_and_loudness_last_for_the_visit_and_no_longer(make_kiosk: Kiosks) -> None:
    hand, voice = listener(make_kiosk)
    usual = voice.said[-1][1]
    hand.tap("Speed: normal")
    hand.tap("Louder")
    faster = voice.said[-1][1]
    assert faster.pace > usual.pace
    assert faster.loudness > usual.loudness
    hand.tap("Home")
    hand.tap("Listen")
    assert voice.said[-1][1] == faster
    hand.guide.end_visit()
    hand.tap("Touch to start")
    hand.tap("Listen")
    assert voice.said[-1][1] == usual


def test_each_visit_begins_as_the_settings_say(make_kiosk: Kiosks) -> None:
    voice = FakeVoice()
    hand = make_kiosk(settings=Settings(clinic=CLINIC, speech=Speech(rate="slower", volume=5)), voice=voice)
    hand.tap("Touch to start")
    hand.tap("Listen")
    assert (hand.guide.visit.rate, hand.guide.visit.volume) == (Rate.SLOWER, 5)
    assert voice.said[-1][1].loudness == 1.0


def test_new_sizes_and_colours_do_not_stop_the_reading_and_keep_the_mark(make_kiosk: Kiosks) -> None:
    hand, voice = listener(make_kiosk)
    voice.finish(5)
    text = voice.in_the_air
    for name in ("Contrast", "Text size", "Text size"):
        hand.tap(name)
        assert voice.in_the_air == text
        assert marked(hand) == text


# What ends it.


def test_another_screen_ends_the_reading(make_kiosk: Kiosks) -> None:
    hand, voice = listener(make_kiosk)
    hand.tap("Home")
    assert voice.in_the_air == ""
    assert "Pause" not in hand.names()


def test_another_language_ends_the_reading_and_the_voice_changes_with_it(make_kiosk: Kiosks) -> None:
    hand, voice = listener(make_kiosk)
    hand.tap("Español")
    assert voice.in_the_air == ""
    hand.tap(tr("Listen"))
    assert voice.said[-1][1].language == "es"
    assert voice.in_the_air.startswith("Nervios sensoriales")


def test_a_step_is_read_to_its_end_and_no_further(make_kiosk: Kiosks) -> None:
    hand, voice = listener(make_kiosk, ReadPage("feet"))
    assert voice.in_the_air.startswith("Step 1 of")
    voice.finish_all()
    assert hand.guide.route == ReadPage("feet")
    said = len(voice.said)
    hand.tap("Step 2")
    assert len(voice.said) == said, "the visitor begins the next one"
    hand.tap("Listen")
    assert voice.in_the_air.startswith("Step 2 of")
    hand.tap("Step 3") if "Step 3" in hand.names() else hand.guide.go(ReadPage("feet", 2))
    assert voice.in_the_air == ""


def test_nothing_is_spoken_once_the_visit_has_ended(make_kiosk: Kiosks) -> None:
    hand, voice = listener(make_kiosk)
    number = voice._number
    hand.guide.end_visit()
    assert voice.in_the_air == ""
    said = len(voice.said)
    voice.ended.emit(number)
    hand.wait(200)
    assert len(voice.said) == said
    assert hand.where() == Attract()


def test_a_voice_that_fails_is_told_in_a_sentence(make_kiosk: Kiosks) -> None:
    hand, voice = listener(make_kiosk)
    voice.fail()
    hand.settle()
    assert hand.sees("The voice has stopped. You can read on.")
    hand.tap("Stop listening")
    assert "Ask us to call you" in hand.names()
    hand.tap("Listen")
    assert voice.in_the_air


def test_a_voice_that_hangs_does_not_hold_the_visit(make_kiosk: Kiosks) -> None:
    hand, voice = listener(make_kiosk)
    hand.wait(9)
    assert voice.given_up == 1
    assert hand.sees("The voice has stopped. You can read on.")
    hand.wait(121)
    assert hand.where() == Attract()


# The clock.


def test_the_visit_does_not_run_out_while_a_voice_reads(make_kiosk: Kiosks) -> None:
    hand, voice = listener(make_kiosk)
    for _ in range(40):
        voice.begin()
        hand.wait(4)
        assert not hand.window.is_asking
        voice.finish()
    hand.tap("Pause")
    hand.wait(91)
    assert hand.window.is_asking, "a pause does not stop the clock"


def test_the_question_before_the_end_is_said_once_to_who_has_listened(make_kiosk: Kiosks) -> None:
    hand, voice = listener(make_kiosk)
    hand.tap("Stop listening")
    hand.wait(91)
    assert voice.in_the_air == "Are you still there?"
    voice.finish_all()
    said = len(voice.said)
    hand.wait(5)
    assert len(voice.said) == said
    assert any("clear this screen" in text for text in voice.texts)
    hand.tap("I am still here")
    assert voice.in_the_air == ""
    assert hand.where() == PAGE


def test_an_answer_cuts_the_question_short(make_kiosk: Kiosks) -> None:
    hand, voice = listener(make_kiosk)
    hand.tap("Stop listening")
    hand.wait(91)
    assert voice.in_the_air
    hand.tap("I am still here")
    hand.wait(0.5)
    assert voice.in_the_air == ""


def test_who_has_not_listened_is_not_spoken_to(make_kiosk: Kiosks) -> None:
    voice = FakeVoice()
    hand = make_kiosk(voice=voice)
    hand.tap("Touch to start")
    hand.wait(91)
    assert hand.window.is_asking
    assert voice.said == []
