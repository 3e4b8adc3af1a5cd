"""`kiosk tour`: a whole visit on a virtual screen, a picture of every state, a request saved and exported."""

import argparse
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import partial
from html import escape
from itertools import count
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from kiosk.clock import SteppedClock
from kiosk.content.model import Library, Page, Topic
from kiosk.content.pseudo import PSEUDO, PseudoShelf, learn
from kiosk.desk import CallDesk
from kiosk.errors import Fault
from kiosk.files import private_folder
from kiosk.i18n import tr
from kiosk.paths import ASSETS, CONTENT, DataFolder
from kiosk.requests.draft import Draft
from kiosk.requests.receipt import Receipt
from kiosk.settings import Clinic, Settings
from kiosk.staff.access import trial_opener
from kiosk.staff.export import export
from kiosk.staff.installer import SiteInstaller
from kiosk.tour_form import FormWalk
from kiosk.tour_setup import SetupWalk
from kiosk.tour_staff import StaffClinic, StaffWalk
from kiosk.visit.route import BodyMap, ButtonHelp, Home, Languages, ReadPage, Search, ShowTopic, TakeHome
from kiosk.visit.visit import Contrast, TextSize

if TYPE_CHECKING:
    from kiosk.ui.driver import Driver

SIZES = ((1920, 1080), (1080, 1920), (1024, 600))
_START = datetime(2026, 3, 2, 10, 0, tzinfo=timezone(timedelta(hours=-7)))
_CLINIC = Clinic(
    name="Your Clinic Name",
    phone="208-555-0100",
    address="1 Test Street",
    hours="Monday to Friday, 8 to 5",
)
_TRUE_SIZE = {(1024, 600): 0.217, (3840, 2160): 0.1323}  # mm a pixel of a 10 inch and of a 23 inch screen
_USUAL_SIZE = 0.2646  # 23 inch, 1920 x 1080


@dataclass(frozen=True)
class Shot:
    """One picture and what it shows."""

    file: str
    caption: str


@dataclass(frozen=True)
class View:
    """How the screen looks on one walk: pixels, language, text size and theme."""

    width: int
    height: int
    language: str
    text: TextSize
    theme: Contrast

    def __str__(self) -> str:
        """Return the title of the walk's pictures."""
        return f"{self.width} x {self.height}, {self.language}, text {self.text.name.lower()}, {self.theme}"

    @property
    def folder(self) -> str:
        """The name of the pictures' folder."""
        return f"{self.width}x{self.height}-{self.language}-{self.text.name.lower()}-{self.theme}"


class ClosedDesk:
    """A desk that has no key."""

    def trouble(self) -> Fault | None:
        """Say why no request can be taken."""
        return Fault.NO_KEY

    def save(self, draft: Draft) -> Receipt:
        """Never called: the form asks for trouble first."""
        raise NotImplementedError


def run(arguments: argparse.Namespace) -> int:
    """Make the pictures; returns 0, or 1 if the request did not arrive in the export."""
    if not (os.environ.get("QT_QPA_PLATFORM") or sys.platform == "win32"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    out: Path = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    content = arguments.content or CONTENT
    exported = out / "requests.csv"
    exported.unlink(missing_ok=True)
    sections: list[tuple[View, list[Shot]]] = []
    with tempfile.TemporaryDirectory(prefix="kiosk-tour-") as folder:
        data = DataFolder(Path(folder) / "data").trial
        for language in arguments.lang or ["en"]:
            for size in arguments.size or SIZES:
                view = View(size[0], size[1], language, TextSize[arguments.text.upper()], Contrast(arguments.theme))
                shots = Tour(out, content, data, view).walk(arguments.part)
                sections.append((view, shots))
                print(f"{view}: {len(shots)} pictures", flush=True)
        asked = 0 if arguments.part == "staff" else len(sections)
        exports = 0
        if asked:
            exports = export(data, trial_opener(data), exported, "csv", clock=SteppedClock(_START), who="tour").count
    _write_index(out, sections, exports)
    print(f"{exports} requests saved and exported to {exported}")
    print(f"Open {out / 'index.html'} to look at all pictures.")
    return 0 if exports == asked else 1


class Tour:
    """One walk through the program at one size."""

    def __init__(self, out: Path, content: Path, data: DataFolder, view: View) -> None:
        self._folder = out / view.folder
        self._content = content
        self._data = data
        self._view = view
        self._shots: list[Shot] = []
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)

    def walk(self, part: str = "all") -> list[Shot]:
        """Walk through everything, or through the `part` "visit" or "staff" alone, and return the pictures."""
        if part != "staff":
            self._visit()
        if part != "visit":
            self._set_up_kiosk()
            self._visit_staff(is_strict=False)
            self._visit_staff(is_strict=True)
        return self._shots

    def _visit(self) -> None:
        driver, library = self._open(self._content)
        self._visit_pages(driver, library)
        FormWalk(driver, self._shoot).walk()
        self._visit_ends(driver)
        self._call_away(driver, library)
        driver.close()
        self._visit_troubles()

    def _open(
        self,
        content: Path,
        *,
        is_closed: bool = False,
        clinic: StaffClinic | None = None,
        new: DataFolder | None = None,
    ) -> tuple["Driver", Library]:
        from kiosk.ui.application import make_application  # noqa: PLC0415 - Qt asks for its platform at import
        from kiosk.ui.driver import Driver  # noqa: PLC0415
        from kiosk.ui.guide import Guide, Parts  # noqa: PLC0415
        from kiosk.ui.true_size import TrueSize  # noqa: PLC0415

        make_application()
        clock = clinic.clock if clinic is not None else SteppedClock(_START)
        settings = clinic.settings if clinic is not None else Settings(clinic=_CLINIC)
        desk = ClosedDesk() if is_closed else CallDesk(self._data, clock, settings, is_trial=True)
        learn()
        shelf = PseudoShelf(content)
        parts = Parts(
            settings=settings,
            clock=clock,
            make_shelf=lambda: shelf,
            make_desk=lambda: desk,
            mm_per_px=_TRUE_SIZE.get((self._view.width, self._view.height), _USUAL_SIZE),
            is_trial=clinic is None,
            language=self._view.language,
            staff=(lambda: clinic.front_desk) if clinic is not None else None,
            installer=partial(SiteInstaller, new, clock, _do_nothing) if new is not None else None,
            true_size=TrueSize(0.0, new.screens) if new is not None else None,
        )
        guide = Guide(parts)
        guide.window.resize(self._view.width, self._view.height)
        guide.start()
        guide.window.show()
        guide.furnish()
        return Driver(guide, clock), shelf.library(self._view.language)

    def _visit_pages(self, driver: "Driver", library: Library) -> None:
        self._shoot(driver, "Waiting for a visitor")
        driver.tap(tr("Touch to start"))
        self._set_up(driver)
        self._shoot_all(driver, "Home", tr("More topics"))
        for topic in library.topics:
            self._visit_topic(driver, topic)
        driver.tap(tr("Get help now"))
        self._read(driver, "Get help now")
        self._visit_body_map(driver, library)
        self._visit_search(driver)
        self._take_home(driver, library)
        self._make_easier(driver, library)
        if self._view.language in PSEUDO:  # which make more than two
            driver.guide.go(Languages())
            self._shoot(driver, "Languages to choose from")
        driver.tap(tr("Home"))

    def _visit_topic(self, driver: "Driver", topic: Topic) -> None:
        driver.tap(tr("Home"))
        self._find(driver, topic.title, tr("More topics"))
        self._shoot_all(driver, topic.title, tr("More pages"))
        for page in topic.pages:
            driver.guide.go(ReadPage(page.id))
            driver.settle()
            self._visit_page(driver, page)

    def _visit_page(self, driver: "Driver", page: Page) -> None:
        if page.kind == "steps":
            for number in range(len(page.steps)):
                driver.guide.go(ReadPage(page.id, number))
                driver.settle()
                self._read(driver, f"{page.title}, step {number + 1}")
            self._show_needles(driver, page)
        else:
            self._read(driver, page.title)

    def _show_needles(self, driver: "Driver", page: Page) -> None:
        """Look at the film once more with what needle-shy visitors are spared."""
        driver.guide.go(ReadPage(page.id))
        driver.settle()
        if tr("Show me the pictures") not in driver.names():
            return
        driver.tap(tr("Show me the pictures"))
        for number in range(len(page.steps)):
            driver.guide.go(ReadPage(page.id, number))
            driver.settle()
            self._shoot(driver, f"{page.title}, step {number + 1}, with the needle")

    def _visit_body_map(self, driver: "Driver", library: Library) -> None:
        for region in ("", *library.body_map):
            driver.guide.go(BodyMap(region))
            driver.settle()
            self._shoot_all(driver, f"Body map: {region or 'nothing chosen'}", tr("More pages"))

    def _visit_search(self, driver: "Driver") -> None:
        driver.tap(tr("Search"))
        self._shoot(driver, "Search: nothing typed yet")
        for letters in ("n", "eu", "q"):
            driver.type(letters)
            self._shoot(driver, f"Search: {letters!r} more")

    def _take_home(self, driver: "Driver", library: Library) -> None:
        pages = [page for page in library.pages.values() if page.key_points][:5]
        for page in pages:
            driver.guide.go(TakeHome(page.id))
            driver.settle()
            self._shoot_all(driver, f"Take home: {page.title}", tr("Next code"))
        for page in pages[:3]:
            driver.guide.visit.toggle_question(page.id, 0)
        driver.guide.go(TakeHome())
        driver.settle()
        self._shoot_all(driver, "Take home: the visitor's questions", tr("Next code"))

    def _make_easier(self, driver: "Driver", library: Library) -> None:
        driver.tap(tr("Make it easier"))
        self._shoot_all(driver, "Make it easier", tr("Show more"))
        driver.guide.go(ButtonHelp())
        driver.settle()
        self._shoot_all(driver, "What the buttons do", tr("Show more"))
        visit = driver.guide.visit
        visit.is_lowered = visit.is_left_handed = True
        driver.guide.adjust()
        for route in (Home(), ShowTopic(library.topics[0].id), ReadPage(library.topics[0].pages[0].id), Search()):
            driver.guide.go(route)
            driver.settle()
            self._shoot(driver, "Buttons lowered, for the left hand")
        visit.is_lowered = visit.is_left_handed = False
        driver.guide.adjust()
        driver.guide.go(Home())
        driver.settle()

    def _call_away(self, driver: "Driver", library: Library) -> None:
        """Somebody is called in the middle of a page, and comes back."""
        driver.guide.go(ReadPage(next(iter(library.topics[0].pages)).id))
        driver.guide.call_away()
        self._shoot(driver, "Called away: three pictures to come back with")
        driver.guide.end_visit()
        self._shoot(driver, "Waiting: somebody may come back")
        driver.tap(tr("I was called away"))
        self._shoot(driver, "Which three pictures did you see?")

    def _visit_ends(self, driver: "Driver") -> None:
        driver.tap(tr("Home"))
        driver.wait(95)
        self._shoot(driver, "Are you still there?")
        driver.tap(tr("I am still here"))
        self._shoot(driver, "Still here: back where the visitor was")
        driver.tap(tr("Finish and clear"))
        self._shoot(driver, "Finished: nothing is left")

    def _visit_troubles(self) -> None:
        driver, _ = self._open(self._content, is_closed=True)
        driver.tap(tr("Touch to start"))
        self._set_up(driver)
        driver.tap(tr("Ask us to call you"))
        self._shoot(driver, "The form without a key")
        driver.close()
        driver, _ = self._open(self._folder / "no-such-folder")
        self._shoot(driver, "No pages")
        driver.close()

    def _set_up_kiosk(self) -> None:
        with tempfile.TemporaryDirectory(prefix="kiosk-tour-new-") as folder:
            data = DataFolder(Path(folder) / "data")
            private_folder(data.root)
            driver, _ = self._open(self._content, new=data)
            SetupWalk(driver, self._shoot).walk(self._view.text, self._view.theme)

    def _visit_staff(self, *, is_strict: bool) -> None:
        with tempfile.TemporaryDirectory(prefix="kiosk-tour-staff-") as folder:
            clinic = StaffClinic(Path(folder) / "data", _CLINIC, SteppedClock(_START), is_strict=is_strict)
            driver, library = self._open(self._content, clinic=clinic)
            StaffWalk(driver, self._shoot).walk(clinic, list(library.pages), self._view.text, self._view.theme)

    def _set_up(self, driver: "Driver") -> None:
        while driver.guide.visit.text_size is not self._view.text:
            driver.tap(tr("Text size"))
        while driver.guide.visit.contrast is not self._view.theme:
            driver.tap(tr("Contrast"))

    def _find(self, driver: "Driver", name: str, more: str) -> None:
        while name not in driver.names():
            driver.tap(more)
        driver.tap(name)

    def _read(self, driver: "Driver", caption: str) -> None:
        self._shoot_all(driver, caption, tr("More below"))

    def _shoot_all(self, driver: "Driver", caption: str, more: str) -> None:
        """Take a picture of each screenful, as long as `more` leads to one that has not been seen."""
        seen: set[tuple[str, ...]] = set()
        for number in count(1):
            texts = (*driver.names(), str(driver.scrolled()))
            if texts in seen:
                return
            seen.add(texts)
            self._shoot(driver, caption if number == 1 else f"{caption} ({number})")
            if more not in driver.names():
                return
            driver.tap(more)

    def _shoot(self, driver: "Driver", caption: str) -> None:
        driver.clock.advance(1)
        driver.settle()
        name = f"{len(self._shots) + 1:03d}.png"
        driver.window.grab().save(str(self._folder / name))
        self._shots.append(Shot(f"{self._folder.name}/{name}", caption))


def _do_nothing() -> None:
    """Stand for the start of a kiosk that has just been set up."""


def _write_index(out: Path, sections: list[tuple[View, list[Shot]]], requests: int) -> None:
    parts = []
    for view, shots in sections:
        shape = "tall" if view.height > view.width else "wide"
        figures = "\n".join(
            f'<figure><a href="{shot.file}"><img loading="lazy" src="{shot.file}" alt="{escape(shot.caption)}"></a>'
            f"<figcaption>{escape(shot.caption)}</figcaption></figure>"
            for shot in shots
        )
        parts.append(f'<h2>{escape(str(view))}</h2>\n<section class="{shape}">\n{figures}\n</section>')
    summary = f"{sum(len(shots) for _, shots in sections)} pictures. {requests} requests were saved and exported."
    page = Template((ASSETS / "tour" / "index.html").read_text(encoding="utf-8"))
    (out / "index.html").write_text(page.substitute(summary=summary, sections="\n".join(parts)), encoding="utf-8")
