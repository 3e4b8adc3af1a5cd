"""Leads a visitor from screen to screen: which route shows which screen, and when a visit is over."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from kiosk.clock import Clock
from kiosk.i18n import language, set_language
from kiosk.settings import Settings
from kiosk.ui.listening import Listening
from kiosk.ui.presence import Presence
from kiosk.ui.screens.base import Screen, Site
from kiosk.ui.screens.catalogue import SCREENS, kind_of, screen_class
from kiosk.ui.window import KioskWindow
from kiosk.visit.recall import Place, RecallBook
from kiosk.visit.route import (
    AskCall,
    Attract,
    ButtonHelp,
    Calibrate,
    Called,
    GetHelp,
    Home,
    Languages,
    ReadPage,
    Route,
    Setup,
    ShowTopic,
    Staff,
    TakeHome,
    Thanks,
)
from kiosk.visit.visit import Visit

if TYPE_CHECKING:  # brought by `furnish`, after the first paint
    from kiosk.content.shelf import Shelf
    from kiosk.ui.furniture import Furniture
    from kiosk.ui.saving import Desk
    from kiosk.ui.setup.installer import Installer
    from kiosk.ui.speech.voice import Voice
    from kiosk.ui.staff.desk import StaffDesk
    from kiosk.ui.staff.side import StaffSide
    from kiosk.ui.true_size import TrueSize
    from kiosk.usage import Usage

TICK_MS = 250
FORM_RESTS_S = 5.0  # "Yes, call me" tapped again and again must not open the form anew below the thanks
_POLL_TICKS = 2  # half a second: a change has to stand still for one poll, so it shows within about a second
_CODE_S = 60.0  # how long the three pictures stay for somebody who was called away
_NO_VISIT = (Attract, Home, Languages, Setup, Staff, Calibrate)  # nothing was opened yet, or it is no visitor


@dataclass(frozen=True)
class Parts:
    """What the guide needs from outside; `mm_per_px` is the screen's true size."""

    settings: Settings
    clock: Clock
    make_shelf: "Callable[[], Shelf]"
    make_desk: "Callable[[], Desk]"
    mm_per_px: float
    is_trial: bool
    language: str
    true_size: "TrueSize | None" = None  # keeps what the page for measuring finds
    tell_stuck: Callable[[bool], None] | None = None  # a contact does not lift, or has done so at last
    make_voice: "Callable[[], Voice] | None" = None  # without one nothing is read aloud
    make_usage: "Callable[[], Usage] | None" = None  # without one nothing is counted
    staff: "Callable[[], StaffDesk] | None" = None  # makes what only staff may use; without it there is no door
    installer: "Callable[[], Installer] | None" = None  # makes what ends trial mode at the screen


class Guide(QObject):
    """Owns the window, the screens and the visit.

    It starts with the attract screen alone; `furnish` brings everything else at once after the first paint.
    """

    exit_wanted = Signal()
    restart_wanted = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        set_language(parts.language)
        self.window = KioskWindow(parts.settings.taps, parts.clock, parts.mm_per_px, is_trial=parts.is_trial)
        self._recall = RecallBook(parts.clock)
        self._site = Site(parts.settings, recall=self._recall, true_size=parts.true_size, installer=parts.installer)
        self.listening = Listening(self.window, self._site, parts.clock, parts.make_voice)
        self._presence = Presence(self.window, self.listening, parts.clock, parts.settings.idle, parts.tell_stuck)
        self.visit = Visit(language=parts.language)
        self._route: Route = Attract()
        self._screens: dict[str, Screen] = {}
        self._shelf: Shelf | None = None
        self._staff: StaffSide | None = None
        self._form_rests_until = self._code_until = float("-inf")
        self._ticks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Show the attract screen and begin to watch the clock and the pages."""
        self._show(Attract())
        self.window.restyle()
        self._timer.start()

    def furnish(self) -> "Furniture":
        """Bring the frame, the pages and the desk, if they are not here yet."""
        furniture = self.window.furnish(self._parts.settings.clinic.name, self._parts.settings.keypad)
        if self._shelf is None:
            self._shelf = self._parts.make_shelf()
            self._site.desk = self._parts.make_desk()
            if self._parts.make_usage is not None:
                self._site.usage = self._parts.make_usage()
            self._take_library(furniture, self._shelf)
            self._connect(furniture)
            self.listening.bring(furniture)
            if self._site.library.is_empty:
                self._show(self._route)
            else:
                self._screen("attract").retranslate()  # not shown anew: a finger may be on it already
        return furniture

    def warm_up(self) -> bool:
        """Build one screen that is still missing, so that the first visitor does not wait; True while there is more."""
        self.furnish()
        missing = [kind for kind in SCREENS if kind not in self._screens]
        if missing:
            self._screen(missing[0])
        return len(missing) > 1

    @property
    def route(self) -> Route:
        """What is shown."""
        return self._route

    # What the visitor does.

    def go(self, route: Route) -> None:
        """Go on to `route`; from the attract screen this begins a visit."""
        self.furnish()
        now = self._parts.clock.monotonic()
        if isinstance(route, AskCall) and isinstance(self._route, Thanks) and now < self._form_rests_until:
            return
        if isinstance(route, Thanks):
            self._form_rests_until = now + FORM_RESTS_S
        self._presence.begin()
        _count(self._site.usage, self.visit, route, self._route)
        self._show(self.visit.navigator.go(route))

    def go_back(self) -> None:
        """Go back to where the visitor came from."""
        if self._presence.is_somebody:
            self._show(self.visit.navigator.back(), is_return=True)

    def end_visit(self) -> None:
        """Erase everything of this visitor and wait for the next one."""
        self.listening.hush()
        self._presence.end()
        self.visit.drop_draft()
        for screen in self._screens.values():
            screen.wipe()
        _count_visit(self._site.usage, self.visit)
        _empty_clipboard()
        self.window.without_touch.forget()
        self.visit = Visit(language=self._parts.language)
        self._use_language(self._parts.language)
        self._show(Attract())
        self.window.appear(self.visit)

    def open_staff(self) -> None:
        """Erase everything of this visitor, and show the staff's door."""
        if self._staff is not None:
            self.end_visit()
            self._staff.take(self._screen("staff"))
            self._show(Staff())  # no place of a visit

    def call_away(self) -> None:
        """Erase everything of this visitor, and show the three pictures that lead back to the page."""
        place, before = _place_of(self._route, self._site), self.visit
        self.end_visit()
        if place is not None:
            self._code_until = self._parts.clock.monotonic() + _CODE_S * before.time_factor
            self._use_language(before.language)  # the pictures' words stay as this visitor reads them
            self._show(Called(self._recall.keep(place)))
            self.window.appear(before)

    def resume(self, place: Place) -> None:
        """Open the page again that somebody was called away from."""
        self.visit.language = place.language
        self._use_language(place.language)
        self.window.restyle()
        self.go(ReadPage(place.page, place.step))

    def switch_language(self, to: str) -> None:
        """Show the same place in another language; without one ask which."""
        if not to:
            self.go(Languages())
            return
        self.visit.language = to
        self._use_language(to)
        is_asked = isinstance(self._route, Languages)
        self._show(self.visit.navigator.back() if is_asked else self._route, again=True)
        self.window.restyle()

    def tick(self) -> None:
        """Look at the clock and, now and then, at the content folder."""
        self.furnish()
        is_code_over = isinstance(self._route, Called) and self._parts.clock.monotonic() >= self._code_until
        if self._presence.look(self.visit.time_factor) or is_code_over:
            self.end_visit()
        if self._staff is not None:
            self._staff.tick()
        self._ticks += 1
        if self._ticks % _POLL_TICKS == 0 and self._shelf is not None and self._shelf.poll():
            self._take_pages(self._shelf)

    def leave(self) -> None:
        """Stop and close the window."""
        self._timer.stop()
        if self._staff is not None:
            self._staff.rest()
        self.listening.close()
        self._site.usage.close()
        self.window.leave()

    # Inside.

    def _show(self, route: Route, *, again: bool = False, is_return: bool = False) -> None:
        self._site.can_lower = self.window.can_lower
        self.listening.hush()
        screen = self._screen("attract" if self._shelf is None else kind_of(route, self._site.library))
        before, self._route = self._route, route
        self.window.without_touch.depart(before)
        self._presence.set_form(isinstance(route, AskCall | Setup))
        self.window.show_screen(screen)
        (screen.renew if again else screen.enter)(route, self.visit)
        self.listening.serve(self.visit)
        self.window.place()
        self.window.without_touch.arrive(route, is_same=route == before, is_return=is_return)

    def _screen(self, kind: str) -> Screen:
        if kind not in self._screens:
            screen = screen_class(kind)(self._site, self.window)
            screen.hide()
            screen.wants.connect(self.go)
            screen.stopped.connect(self._stop_form)
            screen.finish_wanted.connect(self.end_visit)
            screen.called_away.connect(self.call_away)
            screen.language_wanted.connect(self.switch_language)
            screen.resumes.connect(self.resume)
            screen.turned.connect(self.window.door.taps.page_changed)
            screen.turned.connect(self.listening.hush)
            screen.listen_wanted.connect(self.listening.toggle)
            screen.turned.connect(self.window.without_touch.turn_over)
            screen.frame_changed.connect(self.window.place)
            screen.adjusted.connect(self.adjust)
            self._screens[kind] = screen
        return self._screens[kind]

    def _connect(self, furniture: "Furniture") -> None:
        tools = furniture.tools
        tools.wants.connect(self.go)
        tools.back_wanted.connect(self.go_back)
        tools.finish_wanted.connect(self.end_visit)
        tools.text_size_wanted.connect(self._next_text_size)
        tools.contrast_wanted.connect(self._next_contrast)
        tools.language_wanted.connect(self.switch_language)
        furniture.question.stays.connect(self._presence.stay)
        furniture.question.finishes.connect(self.end_visit)
        self.window.without_touch.back_wanted.connect(self.go_back)
        self.window.without_touch.wants.connect(self.go)
        furniture.keys.exit_wanted.connect(self._on_exit_key)
        if self._parts.staff is not None:
            from kiosk.ui.staff.side import StaffSide  # noqa: PLC0415 - after the first paint

            self._staff = StaffSide(self.window, furniture, self._parts.clock, self._parts.staff)
            self._staff.wanted.connect(self.open_staff)
            self._staff.exit_wanted.connect(self.exit_wanted)
            self._staff.restart_wanted.connect(self.restart_wanted)

    def _use_language(self, to: str) -> None:
        if to != language() and self._shelf is not None:
            set_language(to)
            furniture = self.furnish()
            self._take_library(furniture, self._shelf)
            furniture.retranslate()

    def _take_library(self, furniture: "Furniture", shelf: "Shelf") -> None:
        self._site.library = shelf.library(language())
        self._site.attract = self._site.library.attract
        furniture.tools.offer_language(*(code for code in shelf.languages if code != language()))
        self._site.languages = shelf.languages

    def _take_pages(self, shelf: "Shelf") -> None:
        """Show the new library at once; the page that is read keeps its place, and so does a form."""
        self._take_library(self.furnish(), shelf)
        if not isinstance(self._route, AskCall | Thanks) or self._site.library.is_empty:
            self._show(self._route, again=not self._site.library.is_empty)

    def _stop_form(self) -> None:
        self._show(self.visit.navigator.leave_form(), is_return=True)

    def _on_exit_key(self) -> None:
        if self._parts.is_trial:
            self.exit_wanted.emit()

    def _next_text_size(self) -> None:
        self.visit.next_text_size()
        self.window.appear(self.visit)

    def _next_contrast(self) -> None:
        self.visit.next_contrast()
        self.window.appear(self.visit)

    def adjust(self) -> None:
        """Put the settings of the visit in force."""
        self.window.appear(self.visit)


def _place_of(route: Route, site: Site) -> Place | None:
    """Return the page that a visitor reads or takes home, None on other screens."""
    if isinstance(route, ReadPage):
        return Place(route.page, route.step, language())
    if isinstance(route, TakeHome) and route.page:
        return Place(route.page, 0, language())
    topic = site.library.topic(route.topic) if isinstance(route, ShowTopic) else None
    return Place(topic.pages[0].id, 0, language()) if topic is not None else None


def _empty_clipboard() -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    if clipboard.supportsSelection():
        clipboard.clear(clipboard.Mode.Selection)


def _count(usage: "Usage", visit: Visit, route: Route, before: Route) -> None:
    """Count what a visitor goes to and no page tells of; a visit counts once something is opened, and never staff's."""
    visit.is_staff = visit.is_staff or isinstance(before, Staff)
    visit.is_counted = not visit.is_staff and (visit.is_counted or not isinstance(route, _NO_VISIT))
    if isinstance(route, GetHelp | ButtonHelp) and route != before:
        usage.help_opened("urgent" if isinstance(route, GetHelp) else "buttons")
    elif isinstance(route, Thanks):
        usage.form_sent()


def _count_visit(usage: "Usage", visit: Visit) -> None:
    if visit.is_counted:
        usage.visit_ended(visit.language, visit.text_size.name.lower(), visit.pages_read)
    else:
        usage.visit_dropped()
