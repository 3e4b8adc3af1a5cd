"""A walk through every screen and state of the program, which stops at each for whoever measures."""

from collections.abc import Callable

from audit.stage import Stage
from kiosk.content.model import Page
from kiosk.errors import Fault
from kiosk.i18n import tr
from kiosk.ui.widgets.page_view import PageView
from kiosk.visit import route
from kiosk.visit.route import AskCall, BodyMap, GetHelp, Home, ReadPage, Recall, Search, ShowTopic, TakeHome, Thanks
from kiosk.visit.visit import Contrast, TextSize

Look = Callable[[str], None]
_MOST_TURNS = 60
_FIRST = 3  # screenfuls looked at from the first on, before the last
_MOST_QUESTIONS = 3


class Walk:
    """Leads through the kiosk of `stage` and calls `look` with the name of each state.

    Of a page it looks at the first screenful, one on the way and the last; brief, at one page of each topic.
    """

    def __init__(self, stage: Stage, text: TextSize, theme: Contrast, look: Look, *, is_brief: bool = False) -> None:
        self._stage = stage
        self._driver = stage.driver
        self._guide = stage.guide
        self._text, self._theme = text, theme
        self._look = look
        self._is_brief = is_brief

    def everything(self) -> None:
        """Walk through all there is."""
        self.begin()
        self.pages()
        self.tools()
        self.form()
        self.ends()

    def begin(self) -> None:
        """Look at the waiting screen and begin a visit."""
        self._guide.end_visit()
        self._driver.settle()
        self._look("waiting")
        self._guide.go(Home())
        self._stage.dress(self._text, self._theme)
        self._read("home")

    def pages(self) -> None:
        """Read everything."""
        for topic in self._stage.library.topics:
            self._go(ShowTopic(topic.id), f"topic {topic.id}")
            for page in topic.pages[:1] if self._is_brief else topic.pages:
                self._page(page)
        self._go(GetHelp(), "get help now")
        for name in ("Ease", "ButtonHelp"):
            if hasattr(route, name):
                self._go(getattr(route, name)(), "make it easier" if name == "Ease" else "help with these buttons")

    def tools(self) -> None:
        """Use the body map, the search, the meaning of a word, the list to take home and the way back."""
        for region in ("", *self._stage.library.body_map):
            self._go(BodyMap(region), f"body map, {region or 'nothing chosen'}")
        self._search()
        self._term()
        pages = list(self._stage.library.pages.values())
        self._go(TakeHome(), "take home, nothing chosen")
        self._go(TakeHome(next(page.id for page in pages if page.key_points)), "take home, a page")
        for page in [page for page in pages if page.questions][:_MOST_QUESTIONS]:
            self._guide.visit.toggle_question(page.id, 0)
        self._go(TakeHome(), "take home, own questions")
        self._called()

    def form(self) -> None:
        """Fill in the call-back form with every mistake there is to make, and send it every way it can end."""
        tap, look, driver = self._driver.tap, self._look, self._driver
        self._guide.go(AskCall())
        driver.settle()
        look("form, name")
        tap(tr("Next: your phone number"))
        look("form, no name")
        for page in (tr("Letters with accents"), tr("Numbers and signs")):
            if page in driver.names():
                tap(page)
                look("form, other keys")
        if tr("Letters") in driver.names():
            tap(tr("Letters"))
        driver.type("Ana")
        look("form, a name")
        tap(tr("Next: your phone number"))
        look("form, phone")
        driver.type("208555")
        tap(tr("Next: the best time"))
        look("form, short phone number")
        driver.type("0123")
        self._choices()
        self._send()

    def ends(self) -> None:
        """Be asked whether somebody is still there, on a page and in the form."""
        for to, name, seconds in ((Home(), "reading", 95), (AskCall(), "in the form", 125)):
            self._guide.go(to)
            self._driver.wait(seconds)
            self._look(f"still there, {name}")
            self._driver.tap(tr("I am still here"))
        self._guide.go(Home())

    def _go(self, to: route.Route, name: str) -> None:
        self._guide.go(to)
        self._driver.settle()
        self._read(name)

    def _page(self, page: Page) -> None:
        for step in range(max(1, len(page.steps))):
            self._go(ReadPage(page.id, step), f"page {page.id}")
        if tr("Show me the pictures") in self._driver.names():
            self._driver.tap(tr("Show me the pictures"))
            for step in range(len(page.steps)):
                self._go(ReadPage(page.id, step), f"page {page.id}, with pictures")

    def _read(self, name: str) -> None:
        """Look at a screen and at what its "More" buttons show."""
        seen: set[str] = set()
        driver = self._driver
        for number in range(1, _MOST_TURNS):
            names = driver.names()
            seen.add(f"{sorted(names)}{driver.scrolled()}")
            more = next((more for more in _more() if more in names), None)
            if number < _FIRST or more is None:
                self._look(name if number == 1 else f"{name} ({number})")
            if more is None:
                return
            driver.tap(more)
            if f"{sorted(driver.names())}{driver.scrolled()}" in seen:
                return

    def _search(self) -> None:
        self._go(Search(), "search, nothing typed")
        for letters in ("n", "eu", "qq"):
            self._driver.type(letters)
            self._read(f"search, {letters!r} more")

    def _term(self) -> None:
        """Open the meaning of the first word that has one."""
        for page in self._stage.library.pages.values():
            self._guide.go(ReadPage(page.id))
            self._driver.settle()
            views = [view for view in self._stage.window.findChildren(PageView) if view.isVisible()]
            terms = [term for view in views for term in view.shown_terms()]
            if terms:
                views[0].term_wanted.emit(terms[0])
                self._driver.settle()
                self._look("the meaning of a word")
                self._driver.tap(tr("Close"))
                return

    def _called(self) -> None:
        """Be called away from a page and come back; the visit goes on in the same look."""
        self._guide.go(ReadPage(self._stage.library.topics[0].pages[0].id))
        self._guide.call_away()
        self._driver.settle()
        self._look("called")
        self._guide.end_visit()
        self._driver.settle()
        self._look("waiting, somebody may come back")
        self._guide.go(Home())
        self._stage.dress(self._text, self._theme)
        self._go(Recall(), "way back")

    def _choices(self) -> None:
        for on, answer, name in (
            (tr("Next: the best time"), tr("Morning"), "best time"),
            (tr("Next: voicemail"), tr("No, please do not"), "voicemail"),
            (tr("Next: what it is about"), tr("Book a visit"), "what about"),
        ):
            self._driver.tap(on)
            self._read(f"form, {name}")
            self._find(answer)
            self._look(f"form, {name}, chosen")
        self._driver.tap(tr("Next: check your answers"))
        self._read("form, check your answers")

    def _send(self) -> None:
        driver, desk = self._driver, self._stage.desk
        desk.gate.clear()
        desk.fault = Fault.DISK_FULL
        self._find(tr("Yes, call me"))
        self._look("form, saving")
        desk.gate.set()
        driver.wait_for(self._has_failed)
        self._look("form, not saved")
        desk.fault = None
        driver.tap(tr("Try again"))
        driver.wait_for(self._is_thanked)
        self._look("thank you")
        desk.closed = Fault.NO_KEY
        self._guide.go(Home())
        self._stage.clock.advance(10)
        self._guide.go(AskCall())
        driver.settle()
        self._look("form, closed")
        desk.closed = None
        self._guide.go(Home())

    def _has_failed(self) -> bool:
        return tr("Try again") in self._driver.names()

    def _is_thanked(self) -> bool:
        return isinstance(self._guide.route, Thanks)

    def _find(self, name: str) -> None:
        for _ in range(_MOST_TURNS):
            names = self._driver.names()
            if name in names:
                break
            self._driver.tap(next(more for more in _more() if more in names))
        self._driver.tap(name)


def _more() -> tuple[str, ...]:
    """Return the names of the buttons that show the rest of a screen."""
    return (
        tr("More topics"),
        tr("More pages"),
        tr("More below"),
        tr("More choices"),
        tr("More questions"),
        tr("More results"),
        tr("Next code"),
        tr("Next: more answers"),
        tr("Read on"),
        tr("Next: how we use them"),
    )
