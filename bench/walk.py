"""What is measured in a running kiosk: from the lift of a finger to the new page painted, and a request saved."""

import time

from PySide6.QtWidgets import QApplication

from kiosk.clock import SteppedClock, SystemClock
from kiosk.paths import DataFolder
from kiosk.requests.draft import Consent, Draft
from kiosk.requests.spool import Spool
from kiosk.requests.trial import prepare_trial
from kiosk.ui.driver import Driver
from kiosk.ui.guide import Guide

ROUNDS = 12
SAVES = 200


def page_changes(guide: Guide, clock: SteppedClock) -> list[float]:
    """Return the seconds of each tap to its page painted: home, every topic, and on through its pages."""
    driver = Driver(guide, clock)
    driver.tap("Touch to start")
    found: list[float] = []
    for _ in range(ROUNDS):
        for topic in ("Four types", "Treatments", "What is peripheral neuropathy?"):
            found.append(_timed(driver, "Home"))
            found.append(_timed(driver, topic))
            for name in [name for name in driver.names() if name.startswith("Next: ")]:
                found.append(_timed(driver, name))
    return found


def saves(folder: DataFolder) -> list[float]:
    """Return the seconds of each request saved, from the draft to the receipt."""
    trial = folder.trial
    prepare_trial(trial)
    spool = Spool(trial, SystemClock())
    found = []
    for _ in range(SAVES):
        consent = Consent("1", "en")
        draft = Draft(name="Test Patient", phone="208-555-0123", best_time="Morning", voicemail=False, consent=consent)
        begun = time.perf_counter()
        spool.append(draft)
        found.append(time.perf_counter() - begun)
    return found


def _timed(driver: Driver, name: str) -> float:
    place = driver.place_of(name).center()
    driver.press_at(place)
    begun = time.perf_counter()
    driver.lift_at(place)
    QApplication.processEvents()
    taken = time.perf_counter() - begun
    driver.settle()
    return taken
