"""Visits the kiosk as a screen reader does: runs with the system's python3 inside a D-Bus session, outside the program.

usage: visitor.py PLAN.json RESULT.json. The plan is {"command": [...], "screens": [[NAME, ...], ...]}; the result is an
object with what was said and what showed, or with the sentence that says what went `wrong`.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
import pyatspi  # type: ignore[import-not-found]  # noqa: E402
from gi.repository import GLib  # type: ignore[import-not-found]  # noqa: E402

PATIENCE_S = 15.0
_CONTROLS = ("push button", "check box", "radio button", "text", "entry", "toggle button", "link")
_TAB, _ENTER, _ESCAPE = 0xFF09, 0xFF0D, 0xFF1B  # X11's names of keys


class WentWrong(Exception):
    """The visit cannot go on; the sentence says why."""


class Session:
    """The kiosk and what it tells the accessibility bus."""

    def __init__(self, plan):
        self.plan = plan
        self._kiosk = None
        self.app = None
        self.said = []
        self.focused = []

    def __enter__(self):
        for kind, take in (
            ("object:announcement", self._on_said),
            ("object:state-changed:focused", self._on_focus),
            ("object:property-change", self._on_other),  # else names that have changed stay as they were
        ):
            pyatspi.Registry.registerEventListener(take, kind)
        null = subprocess.DEVNULL
        environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        self._kiosk = subprocess.Popen(self.plan["command"], stdout=null, stderr=null, env=environment)
        try:
            self.wait("the kiosk on the accessibility bus", self._find_app)
        except WentWrong:
            self.__exit__()
            raise
        return self

    def __exit__(self, *error):
        self._kiosk.terminate()
        try:
            self._kiosk.wait(5)
        except subprocess.TimeoutExpired:
            self._kiosk.kill()

    def wait(self, what, look):
        """Let the bus work until `look` gives something, and return it."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            self.listen()
            try:
                found = look()
            except (GLib.GError, LookupError, RuntimeError):  # it went while it was looked at
                found = None
            if found:
                return found
            time.sleep(0.02)
        raise WentWrong(f"waited {PATIENCE_S:.0f} s for {what}; there is {sorted(set(self.names()))}")

    def listen(self):
        """Take what the bus has to tell."""
        while GLib.MainContext.default().iteration(False):
            pass

    # What is on the screen.

    def shown(self):
        """Return everything that is said to show: role, name, states, place, and the thing itself."""
        found = []
        self._look_through(self.app, found)
        return found

    def names(self):
        """Return the names of what is said to show."""
        return [one["name"] for one in self.shown()] if self.app is not None else []

    def find(self, name):
        """Return the control called `name` that shows, or None."""
        return next((one for one in self.shown() if one["name"] == name and one["role"] in _CONTROLS), None)

    def sees(self, text):
        """Whether some name or text on the screen holds `text`."""
        return any(text in one["name"] or text in one["text"] for one in self.shown())

    def act(self, name):
        """Do what the control called `name` does."""
        control = self.wait(f"a control called {name!r}", lambda: self.find(name))["thing"]
        action = control.queryAction()
        names = [action.getName(number) for number in range(action.nActions)]
        number = next((names.index(one) for one in ("Press", "Toggle") if one in names), None)
        if number is None:
            raise WentWrong(f"{name!r} offers no action, but {names}")
        action.doAction(number)

    def key(self, symbol):
        """Press a key."""
        pyatspi.Registry.generateKeyboardEvent(symbol, None, pyatspi.KEY_SYM)

    def type(self, text):
        """Type on the keyboard."""
        for char in text:
            self.key(ord(char))
            time.sleep(0.01)

    # Inside.

    def _look_through(self, thing, found):
        for child in thing:
            if child is None:
                continue
            states = child.getState()
            if not states.contains(pyatspi.STATE_SHOWING):
                continue
            found.append(self._facts(child, states))
            self._look_through(child, found)

    def _facts(self, thing, states):
        role = "page" if states.contains(pyatspi.STATE_MULTI_LINE) else thing.getRoleName()
        box = thing.queryComponent().getExtents(pyatspi.DESKTOP_COORDS) if role != "application" else None
        text = ""
        if role in ("text", "entry", "page"):
            text = thing.queryText().getText(0, -1)
        return {
            "role": role,
            "name": thing.name,
            "about": thing.description,
            "text": text,
            "is_focusable": states.contains(pyatspi.STATE_FOCUSABLE),
            "is_checked": states.contains(pyatspi.STATE_CHECKED),
            "is_enabled": states.contains(pyatspi.STATE_ENABLED),
            "is_visible": states.contains(pyatspi.STATE_VISIBLE),
            "place": [box.x, box.y, box.width, box.height] if box else [],
            "thing": thing,
        }

    def _find_app(self):
        desktop = pyatspi.Registry.getDesktop(0)
        apps = [app for app in desktop if app is not None and app.childCount]
        if not apps:
            return None
        self.app = apps[0]
        return self.app if self.find("Touch to start") else None

    def _on_said(self, event):
        self.said.append(str(event.any_data))

    def _on_other(self, event):
        pass

    def _on_focus(self, event):
        if event.detail1:
            self.focused.append((event.source.getRoleName(), event.source.name))


def walk_a_visit(session):
    """Go a whole visit by names alone; return the announcements."""
    session.said.clear()
    for name in ("Touch to start", "Treatments", "Medicines"):
        session.act(name)
    session.wait("the page", lambda: session.sees("Medicines for nerve pain") or session.sees("Medicines"))
    link = session.wait("a link in the text", lambda: _link(session))
    session.act(link)
    session.wait("the meaning of the word", lambda: session.find("Close"))
    session.act("Close")
    session.act("Back")
    session.wait("the topic", lambda: session.find("Surgery"))
    session.act("Search")
    session.wait("the field", lambda: _field(session))
    session.type("feet")
    session.wait("what was typed in the field", lambda: _field(session)["text"] == "feet")
    session.wait("a count of results", lambda: any("result" in words for words in session.said))
    session.act("Ask us to call you")
    _fill_in(session)
    session.act("Finish and clear")
    session.wait("the waiting screen", lambda: session.find("Touch to start"))
    return session.said


def _fill_in(session):
    session.wait("the first question", lambda: session.sees("What is your name?"))
    before = len(session.said)
    session.act("Next: your phone number")
    session.wait("an error that is said", lambda: len(session.said) > before)
    session.type("Test Patient")
    session.wait("the name in the field", lambda: _field(session)["text"].lower() == "test patient")
    session.key(_ENTER)
    session.wait("the second question", lambda: session.sees("What is your phone number?"))
    number = "2085550123"
    for count, digit in enumerate(number, start=1):
        session.act(digit)
        session.wait(f"{number[:count]} in the field", lambda count=count: _digits(session) == number[:count])
    session.act("Next: the best time")
    for choice, following in (
        ("Morning", "Next: voicemail"),
        ("No, please do not", "Next: what it is about"),
        ("Book a visit", "Next: check your answers"),
    ):
        session.act(choice)
        session.wait(f"{choice!r} as chosen", lambda choice=choice: session.find(choice)["is_checked"])
        session.act(following)
    session.act("Yes, call me")
    session.wait("the thanks", lambda: session.sees("We have your request"))


def _link(session):
    return next((one["name"] for one in session.shown() if one["about"] == "Explains this word"), None)


def _field(session):
    return next((one for one in session.shown() if one["role"] in ("text", "entry")), None)


def _digits(session):
    return "".join(char for char in _field(session)["text"] if char.isdigit())


def look_at_screens(session):
    """Go through the plan's screens; return what is said to show on each, and the round that Tab makes."""
    found = []
    for names in session.plan["screens"]:
        for name in names:
            session.act(name)
        _settle(session)
        shown = [{key: value for key, value in one.items() if key != "thing"} for one in session.shown()]
        found.append({"shown": shown, "round": _round(session)})
    return found


def _settle(session):
    """Wait until the tree has been the same for a moment."""
    before, since = None, time.monotonic()

    def is_quiet():
        nonlocal before, since
        now = [(one["role"], one["name"], one["place"]) for one in session.shown()]
        if now != before:
            before, since = now, time.monotonic()
        return time.monotonic() - since > 0.15

    session.wait("a screen that stands still", is_quiet)


def _round(session):
    """Press Tab until the focus comes back; return the names in order."""
    wanted = sum(one["is_focusable"] and one["is_enabled"] for one in session.shown())
    names = []
    session.key(_TAB)  # on a screen where no key was used yet the first one only shows the focus
    _settle(session)
    for _ in range(wanted + 1):
        session.listen()
        session.focused.clear()
        session.key(_TAB)
        session.wait("the focus to go on after Tab", lambda: session.focused)
        names.append(session.focused[-1][1])
    return names


def main():
    """Do both walks and print what came of them."""
    plan = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    result = {}
    try:
        with Session(plan) as session:
            result["said"] = walk_a_visit(session)
            result["screens"] = look_at_screens(session)
    except WentWrong as error:
        result["wrong"] = str(error)
    Path(sys.argv[2]).write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main()
