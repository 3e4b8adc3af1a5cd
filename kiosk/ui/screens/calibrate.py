"""Staff measure the screen: a bank card held to it tells how large a dot is."""

import logging
from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.errors import SiteError
from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import EDGE, GAP, TARGET, Metrics
from kiosk.ui.screens.base import Frame, Screen, Site
from kiosk.ui.true_size import Source, is_believable
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.card_outline import CARD_HEIGHT, CARD_WIDTH, CardOutline, EdgeHandle
from kiosk.ui.widgets.words import Words
from kiosk.visit.route import Route
from kiosk.visit.visit import Visit

_log = logging.getLogger(__name__)

# While nobody knows how large a millimetre is, this page is laid out as if the window's short side had 130 mm, the
# least that the program supports (10 inch, 1024 x 600): whatever the guess, its buttons have 20 mm or more.
_SHORT_SIDE = 130.0
_COLUMN = 80.0  # the buttons' column beside the card, in such millimetres, as is the size of the words
_SIZE = 5.5
_TITLE = 7.0
_SAID = 25.0  # room for three lines of the result on a screen that stands
_LITTLE = 0.005  # of the card's width; never less than a pixel
_MUCH = 0.08
_LEAST = 60  # pixels; a narrower card would tell too little


class CalibrateScreen(Screen):
    """A card at the size believed now, buttons and a handle for its right edge, and what follows in words."""

    keeps_sides = True  # a card is held to the left edge in every language
    frame = Frame.BARE

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._given: Look | None = None
        self._width = 0.0  # that staff want the card to have, in pixels; 0: what the size believed now says
        self._shown = 0.0
        self._is_unsaved = self._is_widest = False
        self._part = Words(self, _SIZE)
        self._room = QRect()  # of what is said of the size
        self._title = Words(self, _TITLE, 800)
        self._what = Words(self, _SIZE)
        self._result = Words(self, _SIZE, 650)
        self._card = CardOutline(self)
        self._handle = EdgeHandle(self)
        self._handle.dragged.connect(self._widen)
        self._steps = {share: TouchButton(self, size=_SIZE) for share in (-_LITTLE, _LITTLE, -_MUCH, _MUCH)}
        for share, button in self._steps.items():
            button.clicked.connect(partial(self._step, share))
        self._save = TouchButton(self, "main", size=_SIZE)
        self._save.clicked.connect(self._on_save)
        self._keep = TouchButton(self, "quiet", size=_SIZE)
        self._keep.clicked.connect(self.finish_wanted)
        self.retranslate()

    def enter(self, route: Route, visit: Visit) -> None:
        """Begin with the size believed now."""
        self._width, self._is_unsaved = 0.0, False
        self.retranslate()
        self.arrange()

    def wears(self, look: Look) -> bool:
        """Whether this is the look in force already; the sizes of the page itself are others."""
        return self._given == look

    def restyle(self, look: Look) -> None:
        """Take the colours of `look`, at sizes that do not depend on what is measured here."""
        self._given = look
        width, height = look.metrics.width, look.metrics.height
        super().restyle(Look(look.theme, Metrics(width, height, _SHORT_SIDE / max(1, min(width, height)))))

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._title.setText(tr("How large is this screen?"))
        size = self.site.true_size
        if size is not None and size.source(size.screen) is Source.SETTINGS:
            self._what.setText(
                tr("The line screen.mm_per_px in settings.toml counts before what you save here: take it out first.")
            )
        else:
            self._what.setText(
                tr(
                    "Hold a bank card to the outline, left edge on left edge. Move the right edge until both are "
                    "equally wide. The height must then fit too."
                )
            )
        self._steps[-_LITTLE].set_wordings(tr("A little narrower"))
        self._steps[_LITTLE].set_wordings(tr("A little wider"))
        self._steps[-_MUCH].set_wordings(tr("Much narrower"))
        self._steps[_MUCH].set_wordings(tr("Much wider"))
        self._save.set_wordings(tr("Save"))
        self._keep.set_wordings(tr("Keep the old size"))
        self._say()

    def set_part(self, said: str) -> None:
        """Say which part of more it is, where it takes no room from the card."""
        self._part.setText(said)
        self.arrange()

    def title(self) -> str:
        """Return the page's question."""
        return self._title.text()

    @property
    def mm_per_px(self) -> float:
        """What the outline says: millimetres a pixel."""
        return CARD_WIDTH / max(1, self._card.width())

    def arrange(self) -> None:
        """Place the buttons beside the card, on a screen that stands below it."""
        if self._look is None:
            return
        look = self.look
        edge, gap, target = look.px(EDGE), look.px(GAP), look.px(TARGET)
        area = self.rect().adjusted(edge, edge, -edge, -edge)
        rows = [*zip(*[iter(self._steps.values())] * 2, strict=True), (self._save, self._keep)]
        height = len(rows) * (target + gap) - gap
        wide = QRect(area)
        if not look.metrics.is_portrait:
            wide.setLeft(area.right() + 1 - look.px(_COLUMN))
            area.setRight(wide.left() - gap * 2)
        top = wide.bottom() + 1 - height
        for number, row in enumerate(rows):
            width = (wide.width() - gap) // 2
            for button, left in zip(row, (wide.left(), wide.right() + 1 - width), strict=True):
                button.setGeometry(left, top + number * (target + gap), width, target)
        part = self._part.height_for(wide.width()) if self._part.text() else 0
        said = top - gap * 2 - look.px(_SAID) - part if look.metrics.is_portrait else wide.top()
        self._room = QRect(wide.left(), said, wide.width(), top - gap - said)
        if look.metrics.is_portrait:
            area.setBottom(said - gap)
        for label in (self._title, self._what):
            words = label.height_for(area.width())
            label.setGeometry(area.left(), area.top(), area.width(), words)
            area.setTop(area.top() + words + gap)
        self._place_card(area)

    def _place_card(self, area: QRect) -> None:
        """Draw the card from the left of `area`, no wider than leaves room for the handle and for its height."""
        grip = self.look.px(TARGET)
        most = max(_LEAST, min(area.width() - grip, int(area.height() * CARD_WIDTH / CARD_HEIGHT)))
        believed = self._given.metrics.mm_per_px if self._given is not None else 1.0
        wanted = self._width or CARD_WIDTH / believed
        self._is_widest = wanted >= most
        self._shown = min(max(wanted, _LEAST), most)
        width, height = round(self._shown), round(self._shown * CARD_HEIGHT / CARD_WIDTH)
        self._card.setGeometry(area.left(), area.top(), width, height)
        self._handle.setGeometry(area.left() + width, area.top(), grip, max(grip, height))
        self._say()

    def _step(self, share: float) -> None:
        pixels = max(1, round(self._card.width() * abs(share)))
        self._widen(pixels if share > 0 else -pixels)

    def _widen(self, pixels: float) -> None:
        self._width = self._shown + pixels
        self._is_unsaved = False
        self.arrange()

    def _say(self) -> None:
        """Say what the outline means."""
        size = self.site.true_size
        if size is None or self._given is None:
            return
        scale = size.screen.devicePixelRatio()
        is_possible = is_believable(self.mm_per_px / scale)
        self._save.setEnabled(is_possible)
        if self._is_unsaved:
            self._result.setText(tr("This could not be saved. The log says why."))
        elif self._is_widest:
            self._result.setText(
                tr("It gets no wider here. If the card is wider, measure with a ruler and edit settings.toml.")
            )
        elif not is_possible:
            self._result.setText(tr("No screen is like that: look at the card again."))
        else:
            said = tr("Your screen is about {inches} inches; one millimetre is {dots} dots.")
            inches, dots = size.inches(size.screen, self.mm_per_px), scale / self.mm_per_px
            self._result.setText(said.format(inches=f"{inches:.1f}", dots=f"{dots:.1f}"))
        self._place_said()

    def _place_said(self) -> None:
        """Put the result below the part of the set-up, which is left out where the result needs its room."""
        room = QRect(self._room)
        part = self._part.height_for(room.width()) if self._part.text() else 0
        has_part = part + self._result.height_for(room.width()) <= room.height()
        self._part.setVisible(has_part)
        self._part.setGeometry(room.left(), room.top(), room.width(), part)
        room.setTop(room.top() + (part if has_part else 0))
        self._result.setGeometry(room)

    def _on_save(self) -> None:
        size = self.site.true_size
        if size is None:
            return
        try:
            size.keep(self.mm_per_px)
        except SiteError as error:
            _log.warning("the screen's size could not be saved: %s (%s)", error.subject, error.fault.value)
            self._is_unsaved = True
            self._say()
        else:
            self.finish_wanted.emit()
