"""One person who can come in, and what can be done about it."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP, TARGET
from kiosk.ui.staff.people_words import alone_words, change_words, made_words, own_change_words
from kiosk.ui.staff.sheet import Paragraph, Sheet
from kiosk.ui.staff.views import PersonView
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.layout import place_apart, shorten_to_fit
from kiosk.ui.widgets.pane import Pane


class PersonPage(Pane):
    """The name and the day of the passphrase; one's own can be changed, others can be removed."""

    left = Signal()
    change_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, parent: QWidget, who: str, *, has_pin: bool) -> None:
        super().__init__(parent)
        self._who = who
        self._has_pin = has_pin
        self._person: PersonView | None = None
        self._is_last = False
        self._sheet = Sheet(self)
        self._back = TouchButton(self, "plain", "back")
        self._change = TouchButton(self, "plain", "edit")
        self._remove = TouchButton(self, "plain", "erase")
        self._back.clicked.connect(self.left)
        self._change.clicked.connect(self.change_wanted)
        self._remove.clicked.connect(self.remove_wanted)

    def show_person(self, person: PersonView, *, is_last: bool) -> None:
        """Show a person; the last one cannot be removed."""
        self._person, self._is_last = person, is_last
        self.retranslate()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        person = self._person
        if person is None:
            return
        is_own = person.name == self._who
        self._back.set_wordings(tr("Back to the people"), tr("Back"), "")
        self._change.set_wordings(*change_words(has_pin=self._has_pin))
        self._remove.set_wordings(tr("Remove {name}").format(name=person.name), tr("Remove"))
        self._change.setVisible(is_own)
        self._remove.setVisible(not is_own)
        said = [
            Paragraph(person.name, "person", is_title=True),
        ]
        if is_own and self._is_last:
            said.append(Paragraph(alone_words(has_pin=self._has_pin)))
        elif is_own:
            said.append(Paragraph(tr("This is you. Somebody else can remove you.")))
        else:
            said.append(Paragraph(own_change_words(has_pin=self._has_pin)))
        said.append(Paragraph(made_words(person.made, has_pin=self._has_pin)))  # last: it can be missed
        self._sheet.show_paragraphs(said)
        self.arrange()

    def restyle(self, look: Look) -> None:
        """Take the look; the buttons grow little."""
        self._look = look
        self._sheet.restyle(look.for_notes if look.metrics.is_shallow else look)
        for button in (self._back, self._change, self._remove):
            button.restyle(look.for_frame)
        self.arrange()

    def arrange(self) -> None:
        """Put the words above the buttons."""
        look = self._look
        if look is None or self._person is None or self.width() < look.px(TARGET):
            return
        gap, target = look.px(GAP), look.px(TARGET)
        deeds = [button for button in (self._change, self._remove) if not button.isHidden()]
        widths = shorten_to_fit([self._back, *deeds], self.width(), gap)
        top = self.height() - target
        place_apart([self._back], deeds, widths, QRect(0, top, self.width(), target), gap)
        self._sheet.setGeometry(0, 0, self.width(), top - gap * 2)
