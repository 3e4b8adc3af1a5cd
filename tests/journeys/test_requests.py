"""Requests on their whole way: typed on the screen, sealed into the data folder, opened again by staff."""

import stat

from kiosk.requests.record import Record
from kiosk.settings import Callback, Settings
from kiosk.staff.access import trial_opener
from kiosk.visit.route import Home, Thanks
from tests.support.journey import Traveller, read_journey
from tests.support.kiosks import CLINIC, Hand, Kiosks, SlowDesk

ANSWERS = """
tap "Ask us to call you" > type "{name}" > tap "Next: your phone number"
> type "2085550123" > tap "Next: the best time" > tap "Afternoon" > tap "Next: voicemail"
> tap "No, please do not" > tap "Next: what it is about" > tap "Billing" > tap "Next: check your answers"
"""
SEND = 'find "Yes, call me" > waits for "We will call you"'


def go(hand: Hand, *parts: str) -> None:
    for part in parts:
        Traveller(hand).go(read_journey(part, "request"))


def opened(kiosks: Kiosks) -> list[Record]:
    """Return what staff read in the waiting requests, in the order of their numbers."""
    opener = trial_opener(kiosks.data)
    records = [opener.open(path.read_bytes()) for path in kiosks.data.new.iterdir()]
    return sorted(records, key=lambda record: record.number)


def test_what_was_typed_is_what_staff_read(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(desk=make_kiosk.real_desk())
    go(hand, ANSWERS.format(name="Test Patient"))
    assert not any(make_kiosk.data.new.iterdir())
    go(hand, SEND)
    (record,) = opened(make_kiosk)
    route = hand.where()
    assert isinstance(route, Thanks)
    assert (record.id, record.number) == (route.receipt.id, route.receipt.number)
    assert (record.name, record.phone_e164, record.best_time) == ("Test Patient", "+12085550123", "Afternoon")
    assert (record.voicemail, record.topic, record.language) == (False, "billing", "en")
    assert record.phone_checked
    assert record.saved_at == make_kiosk.clock.now()


def test_nothing_in_the_data_folder_tells_the_name_and_nobody_else_can_look(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(desk=make_kiosk.real_desk())
    go(hand, ANSWERS.format(name="Zyxwvu"), SEND)
    files = [path for path in make_kiosk.data.root.rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert b"Zyxwvu" not in path.read_bytes()
        assert b"5550123" not in path.read_bytes()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_visitors_are_two_requests_that_know_their_order(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(desk=make_kiosk.real_desk())
    for name in ("Test One", "Test Two"):
        go(hand, ANSWERS.format(name=name), SEND, 'tap "Finish and clear"')
    assert [(record.number, record.name) for record in opened(make_kiosk)] == [(1, "Test One"), (2, "Test Two")]


def test_tapping_yes_again_and_again_is_one_request(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(desk=make_kiosk.real_desk())
    go(hand, ANSWERS.format(name="Test Patient"))
    place = hand.place_of("Yes, call me").center()
    for _ in range(4):
        hand.press_at(place)
        hand.lift_at(place)
    assert hand.wait_for(lambda: isinstance(hand.where(), Thanks))
    assert len(opened(make_kiosk)) == 1


def test_while_it_is_saved_nothing_can_be_sent_or_changed(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(desk=SlowDesk())
    go(hand, ANSWERS.format(name="Test Patient"), 'find "Yes, call me" > sees "Saving"')
    assert not {"Yes, call me", "Change the name", "Stop and erase", "Back"} & set(hand.names())
    assert "Get help now" in hand.names()


def test_who_looks_for_help_while_it_is_saved_is_thanked_on_coming_back(make_kiosk: Kiosks) -> None:
    desk = SlowDesk()
    hand = make_kiosk(desk=desk)
    go(hand, ANSWERS.format(name="Test Patient"), 'find "Yes, call me" > tap "Get help now" > sees "911"')
    assert desk.gate is not None
    desk.gate.set()
    assert hand.wait_for(lambda: bool(desk.saved))
    go(hand, 'sees "911" > tap "Back" > waits for "We will call you"')


def test_after_the_most_requests_in_ten_minutes_the_form_sends_people_to_the_desk(make_kiosk: Kiosks) -> None:
    settings = Settings(clinic=CLINIC, callback=Callback(max_requests=3, window_minutes=10))
    hand = make_kiosk(settings=settings, desk=make_kiosk.real_desk(settings))
    for _ in range(3):
        go(hand, ANSWERS.format(name="Test Patient"), SEND, 'tap "Finish and clear"')
    go(hand, 'tap "Ask us to call you" > sees "front desk" > never sees "What is your name?" > tap "Go on reading"')
    assert hand.where() == Home()
    go(hand, 'wait 10 min > tap "Ask us to call you" > sees "What is your name?"')
    assert len(opened(make_kiosk)) == 3


def test_ten_requests_in_ten_minutes_are_the_default() -> None:
    assert (Callback().max_requests, Callback().window_minutes) == (10, 10)


def test_a_data_folder_that_others_can_read_is_not_used(make_kiosk: Kiosks) -> None:
    make_kiosk.data.root.mkdir(mode=0o755)
    hand = make_kiosk(desk=make_kiosk.real_desk())
    go(hand, 'tap "Ask us to call you" > sees "We cannot take requests at this screen right now"')
