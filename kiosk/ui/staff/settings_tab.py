"""The settings that a clinic changes: a large row each, changed one at a time and saved at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from kiosk.errors import Fault
from kiosk.health import Level
from kiosk.i18n import tr
from kiosk.settings import MAX_LINE, SettingProblem, Settings
from kiosk.settings_file import Field, Kind, fields, value_of
from kiosk.ui.look import Look
from kiosk.ui.staff.desk import StaffDesk
from kiosk.ui.staff.finding_row import FindingRow, Shape
from kiosk.ui.staff.screenfuls import RowLike, Screenfuls
from kiosk.ui.staff.setting_row import SettingRow
from kiosk.ui.staff.setting_typing import SettingTyping
from kiosk.ui.staff.setting_words import choice_words, number_words, problem_words, setting_name, value_words
from kiosk.ui.staff.tab import Room, Tab
from kiosk.ui.staff.words import fault_words
from kiosk.ui.staff.work import Turn, Work
from kiosk.ui.widgets.button import TouchButton

_COLUMN = 130.0  # mm; the longest name of a setting
_ANSWER = 50.0  # mm; a yes or no, or the name of a language: a low screen shows two side by side
_STEPS = (-10, -1, 1, 10)
_SHOWN = dict(zip(_STEPS, ("\N{MINUS SIGN}10", "\N{MINUS SIGN}1", "+1", "+10"), strict=True))


@dataclass(frozen=True)
class State:
    """What the settings file says, and whether there are other good settings to go back to."""

    settings: Settings
    can_bring_back: bool


class SettingsTab(Tab):
    """The list of the settings, or the one that is being changed."""

    icon_name = "edit"

    def __init__(self, room: Room, parent: QWidget) -> None:
        super().__init__(room, parent)
        self._state: State | None = None
        self._field: Field | None = None  # that is being changed
        self._item: int | None = None  # which of several texts
        self._number = 0
        self._note: tuple[Level, str, str] | None = None
        self._list = Screenfuls(self, _COLUMN)
        self._typing = SettingTyping(self)
        self._back = TouchButton(self._list, "plain", "back")
        self._again = TouchButton(self._list, "quiet", "undo")
        self._add = TouchButton(self._list, "quiet", "plus")
        self._steps = [TouchButton(self._list) for _ in _STEPS]
        self._save = TouchButton(self._list, "main", "check")
        self._list.set_buttons(self._back, self._again, self._add, *self._steps, self._save)
        self._work = Work(self)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self._back.clicked.connect(self.step_back)
        self._again.clicked.connect(self._on_bring_back)
        self._add.clicked.connect(self._on_add)
        for step, button in zip(_STEPS, self._steps, strict=True):
            button.clicked.connect(partial(self._count, step))
        self._save.clicked.connect(self._on_number)
        self._typing.saved.connect(self._on_typed)
        self._typing.left.connect(self.step_back)
        for part in (self._typing, self._list):
            part.turned.connect(self.turned)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)

    def name(self) -> str:
        """Return the tab's name."""
        return tr("Settings")

    @property
    def is_busy(self) -> bool:
        """Whether the file is being read or written."""
        return self._work.is_busy

    def enter(self) -> None:
        """Read the file anew."""
        self._note = self._state = None
        self._leave_field()
        self._say()
        self._work.start(partial(_read, self.room.desk))

    def step_back(self) -> bool:
        """Go back to the texts, or to the list."""
        if self._field is None:
            return False
        if self._item is not None:
            self._item = None
            self._typing.wipe()
            self.is_full = False
        else:
            self._leave_field()
        self._note = None
        self._turn()
        return True

    def first_focus(self) -> QWidget | None:
        """Return the field while something is typed."""
        return self._typing.first_focus() if self.is_full else None

    def close_tab(self) -> None:
        """Forget what was typed."""
        self._work.stop()
        self._typing.wipe()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._back.set_wordings(tr("Back"), "")
        self._again.set_wordings(tr("Take the last good settings again"), tr("Last good settings"), tr("Last good"))
        self._add.set_wordings(tr("Add a line"), tr("Add"))
        for step, button in zip(_STEPS, self._steps, strict=True):
            words = tr("{number} more") if step > 0 else tr("{number} less")
            button.set_wordings(words.format(number=abs(step)), _SHOWN[step])
        self._save.set_wordings(tr("Save"), "")
        self._list.retranslate()
        self._typing.retranslate()
        self._note = None  # it is in the other language
        self._say()

    def restyle(self, look: Look) -> None:
        """Take the look, and measure the rows again."""
        super().restyle(look)
        self._say()

    def arrange(self) -> None:
        """Give the place to the list or to the keyboard."""
        self._list.setVisible(not self.is_full)
        self._typing.setVisible(self.is_full)
        (self._typing if self.is_full else self._list).setGeometry(self.rect())

    # What is shown.

    def _turn(self) -> None:
        self._say()
        self.changed.emit()
        self.turned.emit()

    def _say(self) -> None:
        if self._look is None:
            return
        kind = self._field.kind if self._field is not None else None
        self._back.setVisible(self._field is not None)
        self._again.setVisible(self._field is None and self._state is not None and self._state.can_bring_back)
        self._add.setVisible(kind is Kind.TEXTS and len(self._texts()) < (self._field.most if self._field else 0))
        for button in (*self._steps, self._save):
            button.setVisible(kind is Kind.NUMBER)
        for button in self._steps:
            button.choose_wording(1)
        rows: list[RowLike] = []
        if self._note is not None:
            rows.append(FindingRow(self._list, *self._note))
        rows += self._field_rows(self._field) if self._field is not None else self._all_rows()
        self._list.set_least(_ANSWER if kind in (Kind.YES_NO, Kind.CHOICE, Kind.SOME) else _COLUMN)
        self._list.show_rows(rows, keeps_place=self._field is None and self._note is None)
        self.arrange()

    def _all_rows(self) -> list[RowLike]:
        if self._state is None:
            return []
        rows: list[RowLike] = []
        for field in fields():
            value = value_words(field, value_of(self._state.settings, field.key))
            row = SettingRow(self._list, setting_name(field.key), value)
            row.clicked.connect(partial(self._open, field))
            rows.append(row)
        return rows

    def _field_rows(self, field: Field) -> list[RowLike]:
        shown = number_words(field.key, self._number) if field.kind is Kind.NUMBER else ""
        later = tr("It holds from the next start of the kiosk program.")
        heading = f"{setting_name(field.key)}: {shown}" if shown else setting_name(field.key)
        if shown:
            return [FindingRow(self._list, Level.OK, heading, later, Shape.PLAIN)]
        rows: list[RowLike] = [FindingRow(self._list, Level.OK, heading, "", Shape.PLAIN)]
        for words, value, is_chosen in _answers(field, self._value(), self.room.site.languages):
            said, icon_name = (tr("Chosen"), "check") if is_chosen else ("", "")
            row = SettingRow(self._list, words, said, icon_name=icon_name)
            row.clicked.connect(partial(self._change, value))
            rows.append(row)
        for number, text in enumerate(self._texts()):
            row = SettingRow(self._list, text)
            row.clicked.connect(partial(self._type, number, text, MAX_LINE))
            rows.append(row)
        rows.append(
            FindingRow(self._list, Level.OK, later, "", Shape.PLAIN)
        )  # last: a low screen shows an answer first
        return rows

    def _value(self) -> object:
        if self._field is None or self._state is None:
            return None
        return value_of(self._state.settings, self._field.key)

    def _texts(self) -> list[str]:
        value = self._value()
        is_list = self._field is not None and self._field.kind is Kind.TEXTS
        return list(map(str, value)) if is_list and isinstance(value, (list, tuple)) else []

    # What happens.

    def _open(self, field: Field) -> None:
        self._field, self._item, self._note = field, None, None
        value = self._value()
        if field.kind is Kind.NUMBER and isinstance(value, int):
            self._number = value
        if field.kind in (Kind.TEXT, Kind.PHONE):
            self._type(0, str(value), field.most)
        else:
            self._turn()

    def _type(self, item: int, text: str, most: int) -> None:
        if self._field is None:
            return
        self._item = item if self._field.kind is Kind.TEXTS else None
        self.is_full = True
        self._typing.begin(setting_name(self._field.key), text, most)
        self._turn()

    def _on_add(self) -> None:
        self._type(len(self._texts()), "", MAX_LINE)

    def _on_typed(self, text: str) -> None:
        if self._item is None:
            self._change(text)
            return
        texts = self._texts()
        texts[self._item : self._item + 1] = [text] if text else []
        self._change(tuple(texts))

    def _count(self, step: int) -> None:
        if self._field is not None:
            self._number = min(max(self._field.least, self._number + step), self._field.most)
            self._say()

    def _on_number(self) -> None:
        self._change(self._number)

    def _change(self, value: object) -> None:
        if self._field is not None and not self._work.is_busy:
            self._work.start(partial(_write, self.room.desk, {self._field.key: value}))

    def _on_bring_back(self) -> None:
        if not self._work.is_busy:
            self._note = _saved()
            self._work.start(partial(_bring_back, self.room.desk))

    def _on_done(self, came: object) -> None:
        if isinstance(came, State):
            self._state = came
            if self._field is not None:
                self._note = _saved()
                if self._field.kind is not Kind.SOME:
                    self._leave_field()
            self._turn()
        elif isinstance(came, tuple) and self._field is not None:
            self._tell_wrong(*problem_words(came[0], self._field))

    def _on_failed(self, fault: Fault | None) -> None:
        self._tell_wrong(fault_words(fault), tr("Not saved"))

    def _tell_wrong(self, *wordings: str) -> None:
        if self.is_full:
            self._typing.show_problem(*wordings)
            return
        self._note = (Level.WARN, tr("Not saved"), wordings[0])
        self._turn()

    def _leave_field(self) -> None:
        self._field, self._item, self.is_full = None, None, False
        self._typing.wipe()


def _answers(field: Field, value: object, languages: Sequence[str]) -> list[tuple[str, object, bool]]:
    """Return what can be tapped: its words, what the setting is after it, and whether it is chosen now.

    `value` is the setting's, `languages` are those that there are pages in.
    """
    if field.kind is Kind.YES_NO:
        return [(words, to, to == value) for words, to in ((tr("Yes"), True), (tr("No"), False))]
    offered = [one for one in field.choices if one in languages] if field.key == "pages.language" else field.choices
    if field.kind is Kind.SOME and isinstance(value, tuple):
        after = {one: tuple(other for other in offered if (other in value) is not (other == one)) for one in offered}
        return [(choice_words(field, one), after[one], one in value) for one in offered]
    return [(choice_words(field, one), one, one == value) for one in offered if field.kind is Kind.CHOICE]


def _saved() -> tuple[Level, str, str]:
    return Level.OK, tr("Saved"), tr("It holds from the next start of the kiosk program.")


def _read(desk: StaffDesk, turn: Turn) -> State:
    return State(desk.house.settings(), desk.house.can_bring_back())


def _write(desk: StaffDesk, changes: Mapping[str, object], turn: Turn) -> State | Sequence[SettingProblem]:
    """Change the settings; what cannot be noted is not done."""
    desk.note("change-settings")
    problems = desk.house.change(changes)
    return tuple(problems) or _read(desk, turn)


def _bring_back(desk: StaffDesk, turn: Turn) -> State:
    desk.note("bring-back-settings")
    desk.house.bring_back()
    return _read(desk, turn)
