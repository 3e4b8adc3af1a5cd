"""The people who can come in: the list, somebody new, another passphrase, and somebody who goes."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import partial

from PySide6.QtWidgets import QWidget

from kiosk.errors import Fault
from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.staff.asking import Ask
from kiosk.ui.staff.card_list import Item
from kiosk.ui.staff.desk import StaffDesk
from kiosk.ui.staff.list_tab import ListTab
from kiosk.ui.staff.people_words import (
    change_asks,
    change_words,
    changed_words,
    kept_copy_words,
    list_note,
    made_shorter,
    made_words,
    new_key_words,
    new_person_asks,
    own_ask,
    retired_words,
    trouble_words,
)
from kiosk.ui.staff.person_page import PersonPage
from kiosk.ui.staff.row import Cells, Plan, plan_with
from kiosk.ui.staff.tab import Room
from kiosk.ui.staff.views import PersonView
from kiosk.ui.staff.work import Turn


class _Stage(Enum):
    """What is asked, done or told."""

    LIST = auto()
    PERSON = auto()
    ADDING = auto()
    CHANGING = auto()
    REMOVING = auto()  # asked once
    REALLY = auto()  # asked twice
    GONE = auto()  # and whether there shall be a new key
    REKEYING = auto()
    TOLD = auto()


class PeopleTab(ListTab):
    """The list, one person, what is typed, or what is said between."""

    icon_name = "person"

    def __init__(self, room: Room, parent: QWidget) -> None:
        super().__init__(room, parent, "plus")
        self._people: Sequence[PersonView] = ()
        self._stage = _Stage.LIST
        self._who = ""  # the person whose page is open
        self._person = PersonPage(self, room.who, has_pin=room.desk.is_strict)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self._list.deed_wanted.connect(self._on_add)
        self._list.list.opened.connect(self._on_opened)
        self._person.left.connect(self.read)
        self._person.change_wanted.connect(self._on_change)
        self._person.remove_wanted.connect(self._on_remove)
        self._asking.answered.connect(self._on_answered)
        self._asking.left.connect(self.read)
        self._notice.refused.connect(self.read)
        self._notice.agreed.connect(self._on_agreed)
        self._reading.done.connect(self._on_people)
        self._work.told.connect(self._on_progress)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)

    # The frame's side.

    def name(self) -> str:
        """Return the tab's name."""
        return tr("People")

    def enter(self) -> None:
        """Show the list, unless something is under way that must be told."""
        if not (self._shown is self._notice and self._work.is_busy):
            self.read()

    def read(self) -> None:
        """Show the list as it is now."""
        self._asking.wipe()
        self._go(_Stage.LIST, self._list)
        self._is_wrong = False
        self._reading.start(partial(_people, self.room.desk))

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._list.deed.set_wordings(tr("Add a person"), tr("Add"))
        self._person.retranslate()
        super().retranslate()

    def _plan_for(self, look: Look, width: int) -> Plan:
        return plan_with(look, (("name", "made"),), width)

    # What is asked.

    def _on_opened(self, person: object) -> None:
        for one in self._people:
            if one is person:
                self._who = one.name
                self._person.show_person(one, is_last=len(self._people) < 2)
                self._go(_Stage.PERSON, self._person)

    def _on_add(self) -> None:
        self._ask(_Stage.ADDING, tr("Add a person"), new_person_asks([one.name for one in self._people]))

    def _on_change(self) -> None:
        has_pin = self.room.desk.is_strict
        self._ask(_Stage.CHANGING, change_words(has_pin=has_pin)[0], change_asks(self.room.who, has_pin=has_pin))

    def _on_remove(self) -> None:
        self._notice.ask(
            tr("Remove {name}?").format(name=self._who),
            tr("This person cannot come in any more. The requests stay."),
            tr("No, go back"),
            tr("Yes, remove"),
        )
        self._go(_Stage.REMOVING, self._notice)

    def _on_agreed(self) -> None:
        if self._stage is _Stage.REMOVING:
            self._notice.ask(
                tr("Really remove {name}?").format(name=self._who),
                tr("This cannot be taken back. To come in again, {name} must be added anew.").format(name=self._who),
                tr("No, go back"),
                tr("Yes, remove for good"),
            )
            self._go(_Stage.REALLY, self._notice)
        elif self._stage is _Stage.REALLY:
            self._wait(tr("Removing {name}…").format(name=self._who))
            self._work.start(partial(_remove, self.room.desk, self._who))
        elif self._stage is _Stage.GONE:
            self._ask(_Stage.REKEYING, tr("A new desk key"), [own_ask(self.room.who)])

    def _on_answered(self, answers: Sequence[str]) -> None:
        desk = self.room.desk
        if self._stage is _Stage.ADDING:
            self._who = answers[0]
            self._wait(tr("Adding {name}…").format(name=self._who))
            self._work.start(partial(_add, desk, answers[0], answers[1]))
        elif self._stage is _Stage.CHANGING:
            self._wait(tr("Changing the PIN…") if desk.is_strict else tr("Changing the passphrase…"))
            self._work.start(partial(_change, desk, answers[0], answers[1]))
        else:
            self._wait(tr("Making a new desk key…"))
            self._work.start(partial(_rekey, desk, answers[0]))

    def _ask(self, stage: _Stage, name: str, asks: Sequence[Ask]) -> None:
        self._asking.begin(name, asks)
        self._go(stage, self._asking)

    # What comes of it.

    def _wait(self, title: str) -> None:
        self._notice.wait(title)
        self._go(self._stage, self._notice)

    def _on_people(self, people: Sequence[PersonView]) -> None:
        self._people = people
        self._say()

    def _on_progress(self, told: tuple[int, int]) -> None:
        done, total = told
        said = tr("Requests sealed anew: {number} of {total}").format(number=done, total=total)
        self._notice.wait(tr("Making a new desk key…"), done / total if total else 0.0, said)

    def _on_done(self, answer: object) -> None:
        stage, who = self._stage, self._who
        if stage is _Stage.ADDING:
            self._tell(tr("{name} can come in now").format(name=who), tr("With the passphrase just typed."))
        elif stage is _Stage.CHANGING:
            self._tell(*changed_words(has_pin=self.room.desk.is_strict))
        elif stage is _Stage.REALLY:
            self._offer_key(who)
        elif stage is _Stage.REKEYING:
            names = [str(name) for name in answer] if isinstance(answer, tuple | list) else []
            self._tell(tr("There is a new desk key"), retired_words(names))

    def _offer_key(self, who: str) -> None:
        if self.room.desk.is_strict:
            self._tell(tr("{name} is removed").format(name=who), kept_copy_words(who))
            return
        self._notice.ask(*new_key_words(who), tr("No, keep the key"), tr("Yes, a new key"))
        self._go(_Stage.GONE, self._notice)

    def _on_failed(self, fault: Fault | None) -> None:
        self._tell(tr("That did not work"), trouble_words(fault), "warning")

    def _tell(self, title: str, text: str | tuple[str, ...], icon_name: str = "check") -> None:
        self._notice.tell(title, text, icon_name)
        self._go(_Stage.TOLD, self._notice)

    def _go(self, stage: _Stage, part: QWidget) -> None:
        self._stage = stage
        self._show(part)

    def _close_part(self) -> None:
        self.read()

    def _say(self) -> None:
        desk = self.room.desk
        if desk.is_trial or desk.is_strict:
            self._list.deed.hide()
        if self._is_wrong:
            self._list.say(trouble_words(self._fault), icon_name="warning")
        else:
            self._list.say(*list_note(is_trial=desk.is_trial, is_strict=desk.is_strict), icon_name="info")
        self._list.list.show_items([self._item(person) for person in self._people])

    def _item(self, person: PersonView) -> Item:
        made = made_words(person.made, has_pin=self.room.desk.is_strict)
        you = tr("This is you") if person.name == self.room.who else ""
        wordings = (f"{you} · {made}", you) if you else (made, made_shorter(person.made), person.made.isoformat())
        cells: Cells = {"name": ("person", person.name), "made": ("", *wordings)}
        return Item(tr("Open {name}").format(name=person.name), cells, person)


def _people(desk: StaffDesk, turn: Turn) -> Sequence[PersonView]:
    return desk.staff()


def _add(desk: StaffDesk, name: str, typed: str, turn: Turn) -> None:
    desk.add_person(name, typed)


def _change(desk: StaffDesk, old: str, new: str, turn: Turn) -> None:
    desk.change_passphrase(old, new)


def _remove(desk: StaffDesk, name: str, turn: Turn) -> None:
    desk.remove_person(name)


def _rekey(desk: StaffDesk, typed: str, turn: Turn) -> Sequence[str]:
    return desk.new_key(typed, partial(_tell_progress, turn))


def _tell_progress(turn: Turn, done: int, total: int) -> None:
    turn.tell((done, total))
