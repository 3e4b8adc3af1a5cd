"""Where the kiosk counts, and that it counts each thing once."""

from collections import Counter
from uuid import uuid4

import pytest

from kiosk.requests.receipt import Receipt
from kiosk.tally import Tally
from kiosk.visit.route import Calibrate, GetHelp, Home, Languages, ReadPage, Search, Setup, Thanks
from tests.support.installers import FakeInstaller
from tests.support.kiosks import SMALL, Hand, Kiosks, SavingDesk
from tests.support.staff import FakeStaffDesk
from tests.support.usage import FakeStore
from tests.support.voices import FakeVoice


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


def start(make_kiosk: Kiosks, store: FakeStore, **parts: object) -> Hand:
    hand = make_kiosk(usage=Tally(store, make_kiosk.clock), **parts)  # type: ignore[arg-type]
    hand.tap("Touch to start")
    return hand


def finish(hand: Hand) -> None:
    hand.guide.end_visit()
    hand.guide._site.usage.wait()  # type: ignore[attr-defined]


def test_a_visit_counts_its_pages_once_however_often_they_are_turned_back_to(
    make_kiosk: Kiosks, store: FakeStore
) -> None:
    hand = start(make_kiosk, store, screen=SMALL)
    for name in ("Treatments", "Medicines"):
        hand.tap(name)
    hand.guide.go_back()
    hand.tap("Medicines")
    assert store.days == {}
    finish(hand)
    assert store.counted == Counter({"visits": 1, "language:en": 1, "text-size:normal": 1, "page:medicines": 1})


def test_language_and_size_of_the_text_count_as_the_visit_ends(make_kiosk: Kiosks, store: FakeStore) -> None:
    hand = start(make_kiosk, store)
    hand.guide.switch_language("es")
    hand.guide._next_text_size()
    hand.guide.go(Search())
    finish(hand)
    assert (store.counted["language:es"], store.counted["language:en"], store.counted["text-size:large"]) == (1, 0, 1)


def test_a_touch_on_nobody_and_the_end_of_nobodys_visit_count_nothing(make_kiosk: Kiosks, store: FakeStore) -> None:
    hand = make_kiosk(usage=Tally(store, make_kiosk.clock))
    finish(hand)
    assert store.days == {}


def test_who_opens_nothing_is_no_visit(make_kiosk: Kiosks, store: FakeStore) -> None:
    hand = start(make_kiosk, store)
    hand.guide.go(Languages())
    hand.guide.switch_language("es")
    finish(hand)
    assert store.days == {}
    hand.guide.go(GetHelp())  # straight from the first screen
    finish(hand)
    assert store.counted["visits"] == 1


def test_what_staff_look_at_is_no_visit(make_kiosk: Kiosks, store: FakeStore) -> None:
    desk = FakeStaffDesk()
    hand = make_kiosk(usage=Tally(store, make_kiosk.clock), staff=desk, voice=FakeVoice())
    hand.guide.open_staff()
    hand.guide.go(ReadPage("medicines"))
    hand.guide.listening.toggle()
    hand.guide.go(GetHelp())
    finish(hand)
    hand.guide.open_staff()
    hand.guide.go(Calibrate())
    finish(hand)
    assert store.days == {}
    hand.tap("Touch to start")
    hand.guide.go(ReadPage("medicines"))
    finish(hand)
    assert store.counted == Counter({"visits": 1, "language:en": 1, "text-size:normal": 1, "page:medicines": 1})


def test_a_visit_that_staff_interrupt_counts(make_kiosk: Kiosks, store: FakeStore) -> None:
    hand = make_kiosk(usage=Tally(store, make_kiosk.clock), staff=FakeStaffDesk())
    hand.guide.go(ReadPage("medicines"))
    hand.guide.open_staff()
    finish(hand)
    assert (store.counted["visits"], store.counted["page:medicines"]) == (1, 1)


def test_setting_the_kiosk_up_is_no_visit(make_kiosk: Kiosks, store: FakeStore) -> None:
    hand = make_kiosk(usage=Tally(store, make_kiosk.clock), is_trial=True, installer=FakeInstaller())
    hand.guide.go(Setup())
    finish(hand)
    assert store.days == {}


def test_help_counts_when_it_is_opened(make_kiosk: Kiosks, store: FakeStore) -> None:
    hand = start(make_kiosk, store)
    hand.tap("Get help now")
    finish(hand)
    assert store.counted["help:urgent"] == 1
    assert store.counted["page:get-help-now"] == 1


def test_a_form_counts_when_it_begins_and_when_it_is_saved(make_kiosk: Kiosks, store: FakeStore) -> None:
    hand = start(make_kiosk, store, desk=SavingDesk())
    hand.tap("Ask us to call you")
    hand.tap("Stop and erase")
    hand.tap("Ask us to call you")
    assert store.counted["forms-sent"] == 0
    finish(hand)
    assert (store.counted["forms-begun"], store.counted["forms-sent"]) == (2, 0)


def test_a_saved_request_counts(make_kiosk: Kiosks, store: FakeStore) -> None:
    hand = start(make_kiosk, store)
    hand.guide.go(Thanks(Receipt(uuid4(), 1, "0" * 64, make_kiosk.clock.now())))
    finish(hand)
    assert store.counted["forms-sent"] == 1


def test_a_search_without_a_result_counts_once_and_its_words_nowhere(make_kiosk: Kiosks, store: FakeStore) -> None:
    hand = start(make_kiosk, store)
    hand.guide.go(Search())
    hand.settle()
    hand.type("zyxwv")
    hand.guide.go(Home())
    hand.guide.go(Search())
    hand.guide.go(Home())
    finish(hand)
    assert store.counted["searches-without-result"] == 1
    assert not any("zyxwv" in what for what in store.counted)
    hand.tap("Touch to start")
    hand.guide.go(Search())
    hand.settle()
    hand.type("zyxwv")
    finish(hand)
    assert store.counted["searches-without-result"] == 2


def test_a_search_that_finds_something_is_none_without_a_result(make_kiosk: Kiosks, store: FakeStore) -> None:
    hand = start(make_kiosk, store)
    hand.guide.go(Search())
    hand.settle()
    hand.type("fee")
    finish(hand)
    assert store.counted["searches-without-result"] == 0


def test_beginning_to_listen_counts_and_stopping_does_not(make_kiosk: Kiosks, store: FakeStore) -> None:
    hand = start(make_kiosk, store, voice=FakeVoice())
    hand.guide.go(ReadPage("medicines"))
    hand.guide.listening.toggle()
    hand.guide.listening.toggle()
    finish(hand)
    assert store.counted["listens"] == 1


def test_what_is_counted_is_kept_when_the_program_ends(make_kiosk: Kiosks, store: FakeStore) -> None:
    hand = start(make_kiosk, store)
    hand.tap("Get help now")
    hand.guide.leave()
    assert store.counted["help:urgent"] == 1
