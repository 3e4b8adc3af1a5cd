"""A part of what one widget draws, such as a link in a text: there for the keyboard and for assistive technology."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.ui.steady import Target
from kiosk.ui.widgets.sides import Sided


class Part(Sided, QAbstractButton):
    """Lies over the place that its parent has drawn and paints nothing; touches go to the parent as ever."""

    acted = Signal(object)  # its target

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._target: Target | None = None
        self._places: list[QRect] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()
        self.clicked.connect(self._on_clicked)

    def stand_for(self, name: str, about: str, target: Target, places: Sequence[QRect]) -> None:
        """Stand for `target` at `places`, in pixels of the parent; `about` says what it is or does."""
        self._target = target
        bounds = QRect()
        for place in places:
            bounds = bounds.united(place)
        self._places = [place.translated(-bounds.topLeft()) for place in places]
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        QAbstractButton.setGeometry(self, bounds)  # where it is drawn, whatever the direction
        self.show()

    @property
    def target(self) -> Target | None:
        """What it stands for."""
        return self._target

    def focus_places(self) -> list[QRect]:
        """Return what the focus ring goes round, in its own pixels."""
        return self._places

    def set_pressed(self, is_pressed: bool) -> None:
        """Let the parent show its part as pressed."""
        if self._target is not None:
            self._target.set_pressed(is_pressed)

    def hitButton(self, position: QPoint) -> bool:
        """Take no touch."""
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing."""

    def _on_clicked(self) -> None:
        tell_window(self)
        if self._target is not None:
            self._target.activate()


class Parts:
    """The parts of one widget, kept for use again."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        self._all: list[Part] = []

    def show(self, wanted: Sequence[tuple[str, str, Target, Sequence[QRect]]]) -> None:
        """Show the parts `wanted`, each as name, description, target and places; one that goes on stays itself."""
        kept = {part.target: part for part in self._all if not part.isHidden()}
        used: set[Part] = set()
        for name, about, target, places in wanted:
            part = kept.get(target) or self._spare(used | set(kept.values()))
            used.add(part)
            part.stand_for(name, about, target, places)
        for part in self._all:
            if part not in used:
                part.hide()

    def _spare(self, taken: set[Part]) -> Part:
        for part in self._all:
            if part not in taken:
                return part
        self._all.append(Part(self._owner))
        return self._all[-1]


def tell_window(control: QWidget) -> None:
    """Tell the window that somebody has used `control`, by whatever means: a tap, a key, assistive technology."""
    window = control.window()
    if hasattr(window, "felt_use"):
        window.felt_use()
