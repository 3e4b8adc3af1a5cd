"""Seen from outside, through AT-SPI: a whole visit by names alone, and a tree that says what the screen shows."""

import json
import os
import select
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from kiosk.settings import Settings
from kiosk.ui.stops import stops
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.page_view import PageView
from tests.support.installers import FakeInstaller
from tests.support.kiosks import WIDE, Hand, Kiosks

ROOT = Path(__file__).resolve().parents[2]
_PYTHON = "/usr/bin/python3"  # the system's own, which has pyatspi
_PATIENCE_S = 150
# What is touched from the waiting screen on, screen by screen.
SCREENS: list[list[str]] = [
    [],
    ["Touch to start"],
    ["Four types"],
    ["Autonomic nerves"],
    ["Home", "How dry needling works"],
    ["Get help now"],
    ["Home", "Where do you feel it?"],
    ["Hands"],
    ["Search"],
    ["Home", "Four types", "Take this page home"],
    ["Ask us to call you"],
    ["Next: your phone number"],
]
CONTROLS = ("push button", "check box", "radio button", "text")
ALL = (*CONTROLS, "label", "image", "page")
_NEAR = 2  # pixels


@dataclass(frozen=True)
class Told:
    """What the visit brought to light."""

    said: list[str]
    screens: list[dict[str, Any]]


@contextmanager
def x_screen(width: int, height: int) -> Iterator[str]:
    """Give the name of a display of its own, on a number that is free."""
    if shutil.which("Xvfb") is None:
        pytest.fail("Xvfb is missing: install the Debian package xvfb (make setup does)")
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        if not select.select([read], [], [], 20)[0]:
            pytest.fail("Xvfb did not start within 20 seconds")
        yield f":{os.read(read, 20).decode().strip()}"
    finally:
        os.close(read)
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Visit the real program once, from outside."""
    _look_for_packages()
    folder = tmp_path_factory.mktemp("atspi")
    data = folder / "data"
    data.mkdir(mode=0o700)
    (data / "settings.toml").write_text(f"[screen]\nmm_per_px = {WIDE.mm_per_px}\n[speech]\nenabled = false\n")
    command = [sys.executable, str(ROOT / "main.py"), "run", "--data", str(data)]
    plan, result = folder / "plan.json", folder / "result.json"
    plan.write_text(json.dumps({"command": command, "screens": SCREENS}))
    with x_screen(WIDE.width, WIDE.height) as display:
        environment = {**os.environ, "DISPLAY": display}
        done = subprocess.run(
            ["dbus-run-session", "--", _PYTHON, str(Path(__file__).with_name("visitor.py")), str(plan), str(result)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE_S,
        )
    if not result.exists():
        pytest.fail(f"the visit from outside broke off: {done.stderr[-2000:]}")
    found = json.loads(result.read_text())
    if "wrong" in found:
        pytest.fail(found["wrong"])
    return Told(found["said"], found["screens"])


def _look_for_packages() -> None:
    if shutil.which("dbus-run-session") is None:
        pytest.fail("dbus-run-session is missing: install the Debian package dbus (make setup does)")
    done = subprocess.run([_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
    if done.returncode:
        pytest.fail(
            "pyatspi is missing: install the Debian packages python3-pyatspi and at-spi2-core (make setup does)"
        )


@dataclass(frozen=True)
class Seen:
    """A control or a label that is on the screen."""

    role: str
    name: str
    place: QRect


@pytest.fixture(scope="module")
def truth(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[tuple[list[Seen], list[str]]]]:
    """Return what a kiosk inside this process shows on the same screens: its controls and labels, and their order."""
    kiosks = Kiosks(tmp_path_factory.mktemp("truth"), str)
    hand = kiosks(WIDE, settings=Settings(), is_trial=True, installer=FakeInstaller())
    found = []
    for names in SCREENS:
        for name in names:
            hand.tap(name)
        hand.window.setProperty("keyboardUsed", True)
        found.append((list(seen(hand)), [stop.accessibleName() for stop in stops(hand.window)]))
    yield found
    kiosks.close()


def seen(hand: Hand) -> Iterator[Seen]:
    """Give what can be seen in the window, as widgets tell it."""
    stops(hand.window)  # lets the links of the text be there
    for widget in hand.window.findChildren(QWidget):
        role = role_of(widget)
        if role and widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield Seen(role, name_of(widget), QRect(widget.mapTo(hand.window, QPoint(0, 0)), widget.size()))


def role_of(widget: QWidget) -> str:
    """Return the role that AT-SPI should tell; "" for what is neither a control nor a label."""
    if isinstance(widget, QAbstractButton):
        if widget.isCheckable():
            return "radio button" if widget.autoExclusive() else "check box"
        return "push button"
    if isinstance(widget, Field):
        return "text"
    if isinstance(widget, PageView):
        return "page"
    if isinstance(widget, QLabel) and not widget.pixmap().isNull():
        return "image"
    return "label" if isinstance(widget, QLabel) and widget.text() else ""


def name_of(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QLabel) else "")


def is_near(place: list[int], rect: QRect) -> bool:
    return all(
        abs(one - other) <= _NEAR
        for one, other in zip(place, (rect.x(), rect.y(), rect.width(), rect.height()), strict=True)
    )


def test_a_whole_visit_goes_by_names_alone_and_everything_new_is_said(told: Told) -> None:
    said = "\n".join(told.said)
    for words in (
        "What would you like to know today?",
        "Treatments: where to start",
        "A thin cord that carries messages",
        "11 results",
        "Please type the name to ask for.",
        "What is your phone number?",
        "Is everything right?",
        "We have your request",
    ):
        assert words in said


@pytest.mark.parametrize("number", range(len(SCREENS)), ids=lambda number: (SCREENS[number] or ["waiting"])[-1])
def test_the_tree_tells_each_visible_thing_once_and_nothing_else(
    told: Told, truth: list[tuple[list[Seen], list[str]]], number: int
) -> None:
    shown = [one for one in told.screens[number]["shown"] if one["role"] in ALL and one["name"]]
    visible, _ = truth[number]
    assert Counter((one["role"], one["name"]) for one in shown) == Counter((one.role, one.name) for one in visible)
    for one in shown:
        assert one["is_visible"]
        assert any(
            (one["role"], one["name"]) == (other.role, other.name) and is_near(one["place"], other.place)
            for other in visible
        ), f"{one['name']!r} is not where it says it is: {one['place']}"
    nameless = [one for one in told.screens[number]["shown"] if one["role"] in CONTROLS and not one["name"]]
    assert nameless == []


@pytest.mark.parametrize("number", range(len(SCREENS)), ids=lambda number: (SCREENS[number] or ["waiting"])[-1])
def test_tab_goes_round_every_control_in_the_visual_order(
    told: Told, truth: list[tuple[list[Seen], list[str]]], number: int
) -> None:
    visited = told.screens[number]["round"]
    _, order = truth[number]
    assert visited[-1] == visited[0], "it does not come back"
    assert len(visited) == len(order) + 1
    starts = [place for place, name in enumerate(order) if name == visited[0]]
    assert any([*order[start:], *order[:start]] == visited[:-1] for start in starts), (visited, order)
