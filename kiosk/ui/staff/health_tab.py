"""Whether the kiosk is well: one card in words, every finding below it, and a report for the technician."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from kiosk.errors import Fault
from kiosk.health import Finding, Level, examine_voice, in_order, installed, worst
from kiosk.i18n import language, tr
from kiosk.ui.screens.base import Site
from kiosk.ui.staff.desk import StaffDesk
from kiosk.ui.staff.finding_row import FindingRow, Shape, finding_name, level_words
from kiosk.ui.staff.rows_tab import RowsTab
from kiosk.ui.staff.tab import Room
from kiosk.ui.staff.words import fault_words
from kiosk.ui.staff.work import Turn
from kiosk.ui.widgets.button import TouchButton


class HealthTab(RowsTab):
    """Looks when it is opened and when it is asked to; the looking takes a second or two."""

    icon_name = "pulse"

    def __init__(self, room: Room, parent: QWidget) -> None:
        super().__init__(room, parent)
        self._findings: Sequence[Finding] = ()
        self._language = ""  # that they are in
        self._fault: Fault | None = None
        self._has_failed = False
        self._again = TouchButton(self._list, "plain", "undo")
        self._save = TouchButton(self._list, "quiet", "finish")
        self._list.set_buttons(self._again, self._save)
        self._again.clicked.connect(self._look_again)
        self._save.clicked.connect(self._on_save)
        self._saving.left.connect(self._on_left)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self.retranslate()

    def name(self) -> str:
        """Return the tab's name."""
        return tr("Kiosk health")

    def short_name(self) -> str:
        """Return the name in a word."""
        return tr("Health")

    def enter(self) -> None:
        """Look anew."""
        self._is_saving = self._saving.is_busy
        self._look_again()

    def step_back(self) -> bool:
        """Go back from the report to the findings."""
        if self._is_saving and not self._saving.is_busy:
            self._on_left()
            return True
        return False

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._again.set_wordings(tr("Look again"), tr("Again"), "")
        self._save.set_wordings(tr("Save a report for the technician"), tr("Save a report"), tr("Report"), "")
        super().retranslate()
        if self.isVisible() and self._language != language():
            self._look_again()
        else:
            self._say()

    def _look_again(self) -> None:
        self._has_failed = False
        self._language = language()
        self._work.start(partial(_find, self.room.desk))
        self._say()

    def _say(self) -> None:
        if self._look is None:
            return
        self._save.setVisible(bool(self._findings) and not self._work.is_busy)
        self._again.setVisible(not self._work.is_busy)
        self._list.show_rows(self._rows())
        self.arrange()

    def _rows(self) -> list[FindingRow]:
        make = partial(FindingRow, self._list)
        if self._work.is_busy:
            return [make(Level.OK, tr("Looking…"), tr("This takes a moment."))]
        if self._has_failed:
            return [make(Level.BAD, tr("It cannot be looked at"), fault_words(self._fault), Shape.VERDICT)]
        level = worst(self._findings)
        color = Level.BAD if level is Level.BAD else Level.OK
        rows = [make(color, *_verdict(level), Shape.VERDICT)]
        for one in self._findings:
            heading = f"{finding_name(one.name)}: {level_words(one.level)}"
            rows.append(make(one.level, heading, one.sentence, Shape.FINDING))
        return rows

    def _on_done(self, found: Sequence[Finding]) -> None:
        self._findings = in_order((*found, *_voice(self.room.site)))
        self._say()
        self.turned.emit()

    def _on_failed(self, fault: Fault | None) -> None:
        self._has_failed, self._fault = True, fault
        self._say()

    def _on_save(self) -> None:
        self._is_saving = True
        self._saving.begin(partial(self.room.desk.house.save_report, self._findings))
        self.arrange()
        self.turned.emit()

    def _on_left(self) -> None:
        self._is_saving = False
        self.arrange()
        self.turned.emit()


def _find(desk: StaffDesk, turn: Turn) -> Sequence[Finding]:
    return desk.house.findings()


def _voice(site: Site) -> list[Finding]:
    """Return what is known of the voice that this program reads aloud with."""
    if not site.settings.speech.enabled:
        return [Finding("voice", Level.OK, tr("Reading aloud is switched off in the settings."))]
    if site.voices is None:
        return []
    found = {"engine": tr("The system's voice"), "languages": list(site.voices)} if site.voices else None
    return [examine_voice(installed("PySide6-Addons"), found, site.languages)]


def _verdict(level: Level) -> tuple[str, str]:
    """Return the card in words: green while the kiosk does its work."""
    return {
        Level.OK: (tr("Green: the kiosk is well"), tr("Nothing needs to be done.")),
        Level.WARN: (tr("Green: the kiosk works"), tr("Something wants a look: it stands below.")),
        Level.BAD: (tr("Red: the kiosk is not well"), tr("Please tell whoever looks after it what stands below.")),
    }[level]
