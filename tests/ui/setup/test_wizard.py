"""The first start: few taps, nothing half done, no secret left, and only where nobody has set the kiosk up."""

import threading
from pathlib import Path

import pytest

from kiosk.errors import Fault
from kiosk.settings import Printing, Settings
from kiosk.ui.setup.questions import Step, grouped
from kiosk.ui.setup.wizard import Wizard
from kiosk.ui.true_size import TrueSize
from kiosk.visit.route import Attract, Setup
from tests.support.installers import KEY, PASSPHRASE, Fitter, make_fitter
from tests.support.kiosks import SMALL, TALL, WIDE, Kiosks, Screen
from tests.support.printers import MissingPrinter, PdfPrinter, wait_for_printers
from tests.support.traces import traces

MOST_TAPS = 60
MOST_S = 600


@pytest.mark.parametrize("screen", [WIDE, TALL, SMALL], ids=["wide", "tall", "small"])
def test_it_takes_under_sixty_taps_and_ten_minutes(make_kiosk: Kiosks, screen: Screen, tmp_path: Path) -> None:
    fitter, installer = make_fitter(make_kiosk, screen, true_size=TrueSize(0.0, tmp_path / "screens.toml"))
    fitter.go_to(Step.DONE)
    fitter.tap("Start the kiosk")
    assert fitter.taps < MOST_TAPS
    assert fitter.taps + fitter.keys < MOST_S
    ((settings, staff, passphrase, recovery),) = installer.done
    assert settings["clinic.name"] == "Test Clinic"
    assert settings["clinic.region"] == "US"
    assert settings["pages.language"] == "en"
    assert "555-0100" in str(settings["clinic.phone"])
    assert (staff, passphrase, recovery) == ("anna", PASSPHRASE, KEY)
    assert installer.restarts == 1
    assert isinstance(fitter.hand.where(), Attract)


def test_only_a_kiosk_on_trial_offers_it(make_kiosk: Kiosks) -> None:
    assert "Set up this kiosk" not in make_kiosk().names()


def test_the_way_to_it_is_large_enough_and_apart_from_the_visitors(make_kiosk: Kiosks) -> None:
    hand = make_fitter(make_kiosk)[0].hand
    place, start = hand.place_of("Set up this kiosk"), hand.place_of("Touch to start")
    assert min(place.width(), place.height()) * WIDE.mm_per_px >= 19.9
    assert abs(place.center().y() - start.center().y()) * WIDE.mm_per_px > 100


def test_secrets_are_gone_when_it_is_left_and_it_begins_anew(make_kiosk: Kiosks) -> None:
    fitter, installer = make_fitter(make_kiosk)
    fitter.go_to(Step.KEY)
    assert fitter.hand.sees(grouped(KEY))
    assert fitter.hand.sees("write it down now")
    fitter.tap("Leave")
    assert isinstance(fitter.hand.where(), Attract)
    fitter.hand.settle()
    assert traces(fitter.hand.window, KEY, grouped(KEY), KEY[-12:], PASSPHRASE) == []
    assert fitter.hand.window.findChildren(Wizard) == []
    assert not installer.done
    fitter.begin()
    assert fitter.step is Step.LANGUAGE


def test_the_key_is_gone_from_the_screen_while_its_end_is_typed(make_kiosk: Kiosks) -> None:
    fitter, _ = make_fitter(make_kiosk)
    fitter.go_to(Step.CHECK)
    assert not fitter.hand.sees(KEY[-9:-4])
    fitter.answer("aaaa")
    assert fitter.hand.sees("These are not the last four characters.")
    assert fitter.step is Step.CHECK
    fitter.tap("Back")
    assert fitter.hand.sees(grouped(KEY))


def test_a_low_screen_has_the_digits_of_the_key_a_tap_away(make_kiosk: Kiosks) -> None:
    fitter, _ = make_fitter(make_kiosk, SMALL)
    fitter.go_to(Step.CHECK)
    fitter.tap("Numbers and signs")
    fitter.hand.type("7")
    fitter.tap("Letters")
    fitter.hand.type("q")
    assert fitter.wizard._typing.field.text().lower() == "7q"


def test_the_size_is_a_part_of_the_whole_too(make_kiosk: Kiosks, tmp_path: Path) -> None:
    fitter, _ = make_fitter(make_kiosk, true_size=TrueSize(0.0, tmp_path / "screens.toml"))
    fitter.go_to(Step.SIZE)
    assert fitter.hand.sees("Part 2 of 5")


def test_the_passphrase_is_dots_and_its_strength_is_in_words(make_kiosk: Kiosks) -> None:
    fitter, _ = make_fitter(make_kiosk)
    fitter.go_to(Step.PASSPHRASE)
    fitter.answer("quiet")
    assert fitter.hand.sees("Please type 12 characters or more.")
    fitter.type(" river")
    assert fitter.hand.sees("Too short: 1 more character")
    fitter.answer(" song")
    assert traces(fitter.hand.window, "river song", "et river") == []
    fitter.answer("quiet river sung")
    assert fitter.hand.sees("The two are not the same.")
    fitter.answer(PASSPHRASE)
    assert fitter.step is Step.KEY


def test_nothing_is_changed_where_it_fails_and_it_can_be_tried_again(make_kiosk: Kiosks) -> None:
    fitter, installer = make_fitter(make_kiosk)
    installer.fault = Fault.DISK_FULL
    fitter.go_to(Step.TROUBLE)
    assert fitter.hand.sees("Nothing was changed")
    assert fitter.hand.sees("The disk is full.")
    fitter.tap("Try again")
    assert fitter.hand.wait_for(lambda: fitter.step is Step.DONE)
    assert len(installer.done) == 1


def test_a_kiosk_for_the_command_line_says_so_at_once(make_kiosk: Kiosks) -> None:
    fitter, installer = make_fitter(make_kiosk)
    installer.refuses = Fault.BAD_INPUT
    fitter.begin()
    assert fitter.hand.sees("This kiosk is set up on the command line")
    assert "Try again" not in fitter.hand.names()
    fitter.tap("Leave")
    assert isinstance(fitter.hand.where(), Attract)


def test_who_goes_away_while_it_works_finds_a_kiosk_that_is_set_up(make_kiosk: Kiosks) -> None:
    fitter, installer = make_fitter(make_kiosk)
    fitter.go_to(Step.READY)
    installer.gate = threading.Event()
    fitter.tap("Set up now")
    fitter.hand.guide.end_visit()
    installer.gate.set()
    assert fitter.hand.wait_for(lambda: installer.restarts == 1)
    assert len(installer.done) == 1


def test_a_long_pause_over_the_paper_loses_nothing_an_evening_does(make_kiosk: Kiosks) -> None:
    fitter, _ = make_fitter(make_kiosk)
    fitter.go_to(Step.KEY)
    fitter.hand.wait(600)
    assert isinstance(fitter.hand.where(), Setup)
    assert fitter.hand.sees(grouped(KEY))
    fitter.hand.wait(3000)
    assert isinstance(fitter.hand.where(), Attract)


def test_another_language_is_taken_at_once(make_kiosk: Kiosks) -> None:
    fitter, _ = make_fitter(make_kiosk)
    fitter.begin()
    fitter.tap("Español")
    assert fitter.step is Step.LANGUAGE
    assert "Siguiente" in fitter.hand.names()


def test_another_country_is_typed(make_kiosk: Kiosks) -> None:
    fitter, _ = make_fitter(make_kiosk)
    fitter.go_to(Step.REGION)
    fitter.tap("Another country")
    fitter.tap("Next")
    fitter.answer("a")
    assert fitter.hand.sees("Please type two letters")
    fitter.answer("u")
    assert fitter.step is Step.PHONE


def at_the_key(make_kiosk: Kiosks, find: object) -> Fitter:
    """Return somebody who has the recovery key before them, and a printer of ours."""
    fitter, _ = make_fitter(make_kiosk, settings=Settings(printing=Printing(printer="Front desk")))
    fitter.go_to(Step.KEY)
    fitter.wizard._key_page.press.find = find  # type: ignore[assignment]
    return fitter


def test_the_key_is_printed_once_it_is_said_that_a_copy_may_stay(make_kiosk: Kiosks, tmp_path: Path) -> None:
    printer = PdfPrinter(tmp_path)
    fitter = at_the_key(make_kiosk, printer)
    fitter.tap("Print")
    assert fitter.hand.sees("Print the recovery key?")
    assert fitter.hand.sees("may keep a copy")
    assert not fitter.hand.sees(grouped(KEY))
    assert "I have a copy" not in fitter.hand.names()
    fitter.tap("Back")
    assert fitter.step is Step.KEY
    assert fitter.hand.sees(grouped(KEY))
    assert printer.asked == 0
    fitter.tap("Print")
    fitter.tap("Print")
    assert fitter.hand.wait_for(lambda: fitter.hand.sees("It is being printed."))
    assert fitter.hand.sees(grouped(KEY))
    wait_for_printers()
    assert printer.path.stat().st_size > 1000


def test_a_printer_in_trouble_is_told(make_kiosk: Kiosks) -> None:
    fitter = at_the_key(make_kiosk, MissingPrinter())
    fitter.tap("Print")
    fitter.tap("Print")
    assert fitter.hand.wait_for(lambda: fitter.hand.sees("The printer does not answer. Write the key down by hand."))
    wait_for_printers()
    fitter.tap("I have a copy")
    assert fitter.step is Step.CHECK


def test_without_a_printer_nobody_is_offered_one(make_kiosk: Kiosks) -> None:
    fitter, _ = make_fitter(make_kiosk)
    fitter.go_to(Step.KEY)
    assert "Print" not in fitter.hand.names()


def test_the_installers_details_are_real_ones(make_kiosk: Kiosks) -> None:
    fitter, _ = make_fitter(make_kiosk)
    assert fitter.hand.sees("Trial: do not enter real details")
    fitter.begin()
    assert not fitter.hand.sees("do not enter real details")
    assert fitter.hand.sees("nothing is kept yet")
    fitter.tap("Leave")
    assert fitter.hand.sees("Trial: do not enter real details")
