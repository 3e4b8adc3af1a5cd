"""The body map: a part of the body leads to the pages about it; it finds pages and never says what somebody has."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.content.body_map import REGIONS
from kiosk.content.model import Page, Picture
from kiosk.i18n import language, tr
from kiosk.paths import ASSETS
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H2, RADIUS_CARD, TARGET
from kiosk.ui.screens.base import Screen, Site
from kiosk.ui.steady import Target
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.drawing import fitted, picture, picture_size, renderer
from kiosk.ui.widgets.layout import place_grid
from kiosk.ui.widgets.page_list import PageList
from kiosk.ui.widgets.part import Parts
from kiosk.ui.widgets.sides import Sided
from kiosk.ui.widgets.words import Words, measure_width
from kiosk.visit.route import BodyMap, ReadPage, Route
from kiosk.visit.visit import Visit

_FIGURE_SHARE = 0.42
_FIGURE_LEAST = 50.0  # mm of height: in a smaller figure no part can be hit
_LOW_FIGURE_SHARE = 0.3
_PAD = 4.0
_ROOMY = 120.0  # mm: what the screen is high, by the size of its text, before buttons and pages fit together
_URGENT_AT = 3  # among the first pages that are shown, and not the first
_SPOTS = (1, 2, 3, 4)  # `spot-REGION-N` in the drawing: front, back, left, right
_FIGURE = Picture("body-map.svg", ASSETS / "illustrations" / "body-map.svg", 1)


def region_names() -> dict[str, str]:
    """Return what the parts of the body are called in the language in force, by id."""
    return {
        "feet": tr("Feet"),
        "legs": tr("Legs"),
        "hands": tr("Hands"),
        "arms": tr("Arms"),
        "face": tr("Face"),
        "inside": tr("Inside the body"),
    }


class _RegionTarget:
    """A part of the figure; all places of one region are the same target."""

    def __init__(self, figure: "Figure", region: str) -> None:
        self._figure = figure
        self.region = region

    def set_pressed(self, is_pressed: bool) -> None:
        """Show the part as chosen in the same frame."""
        self._figure.mark(self.region if is_pressed else "")

    def activate(self) -> None:
        """Choose the part."""
        self._figure.chosen.emit(self.region)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _RegionTarget) and other.region == self.region

    def __hash__(self) -> int:
        return hash(self.region)


class Figure(Sided, QWidget):
    """The front and the back of a person; the chosen part is filled."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._region = ""
        self._pressed = ""
        self._parts = Parts(self)
        self._parts_of = (self.rect(), "")

    def restyle(self, look: Look) -> None:
        """Take the colours of `look`."""
        self._look = look
        self.update()

    def show_region(self, region: str) -> None:
        """Fill the part `region`, "" for none."""
        self._region = region
        self.update()

    def show_parts(self) -> None:
        """Let each part of the body be a part for the keyboard; the places of one part are one."""
        wanted = (self.rect(), language())
        if self._look is None or wanted == self._parts_of:
            return
        self._parts_of = wanted
        places: dict[Target, list[QRect]] = {}
        for place, target in self.touch_targets():
            places.setdefault(target, []).append(place)
        names = region_names()
        self._parts.show(
            [
                (tr("{part}, in the picture").format(part=names[target.region]), "", target, found)
                for target, found in places.items()
                if isinstance(target, _RegionTarget)
            ]
        )

    def resizeEvent(self, event: object) -> None:
        """Let the parts follow."""
        QTimer.singleShot(0, self, self.show_parts)

    def mark(self, region: str) -> None:
        """Fill the part `region` while a finger is on it."""
        self._pressed = region
        self.repaint()

    def touch_targets(self) -> list[tuple[QRect, Target]]:
        """Return the parts of the body and where they can be tapped."""
        if self._look is None:
            return []
        place, scale = self._place()
        source = renderer(_FIGURE, self._look.theme)
        found: list[tuple[QRect, Target]] = []
        for region in REGIONS:
            for number in _SPOTS:
                name = f"spot-{region}-{number}"
                if source.elementExists(name):
                    spot = source.boundsOnElement(name)
                    rect = QRectF(spot.topLeft() * scale, spot.size() * scale).translated(QPointF(place.topLeft()))
                    found.append((rect.toRect(), _RegionTarget(self, region)))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and the figure."""
        if self._look is None:
            return
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.color("deco"))
        painter.setBrush(look.color("body-tint"))
        radius = look.px(RADIUS_CARD)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        region = self._pressed or self._region
        shown = replace(_FIGURE, state=REGIONS.index(region) + 2 if region in REGIONS else 1)
        place, _ = self._place()
        painter.drawPixmap(place.topLeft(), picture(shown, look.theme, place.size()))
        painter.end()

    def _place(self) -> tuple[QRect, float]:
        assert self._look is not None  # noqa: S101 - the callers have checked
        pad = self._look.px(_PAD)
        inner = self.rect().adjusted(pad, pad, -pad, -pad)
        natural = picture_size(_FIGURE, self._look.theme)
        size = fitted(natural, inner.width(), inner.height())
        left = inner.left() + (inner.width() - size.width()) // 2
        top = inner.top() + (inner.height() - size.height()) // 2
        return QRect(left, top, size.width(), size.height()), size.width() / max(1, natural.width())


class BodyMapScreen(Screen):
    """The figure, a button for each part, and the pages of the part that is chosen."""

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._region = ""
        self._title = Words(self, 15.0, 800)
        self._text = Words(self, BODY)
        self._figure = Figure(self)
        self._buttons = [TouchButton(self, "body-choice") for _ in REGIONS]
        self._list = PageList(self)
        self._list.heading_mm = H2
        self._other = TouchButton(self, "quiet", "body")
        self._other.hide()
        self._figure.chosen.connect(self._choose)
        self._other.clicked.connect(self._choose_none)
        self._list.page_wanted.connect(self._open)
        self._list.changed.connect(self.frame_changed)
        for button in self._buttons:
            button.clicked.connect(self._choose_button)
        self.retranslate()

    def enter(self, route: Route, visit: Visit) -> None:
        """Show the figure, or the pages of the part that `route` names."""
        if isinstance(route, BodyMap):
            self._region = route.region if route.region in self.site.library.body_map else ""
            self._show()

    def renew(self, route: Route, visit: Visit) -> None:
        """Show the same pages in other words."""
        self._show(keep_place=True)

    def wipe(self) -> None:
        """Forget what was chosen."""
        self._region = ""
        self._list.show_pages("", (), "body")

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._title.setText(tr("Where do you feel it?"))
        self._text.setText(
            tr("Tap a part of the body, or choose from the list. This is not a test: it only finds pages to read.")
        )
        self._other.set_wordings(tr("Another part of the body"), tr("Another part"), tr("Other"))
        for button, name in zip(self._buttons, region_names().values(), strict=True):
            button.set_wordings(name)
        self._list.retranslate()

    def title(self) -> str:
        """Return the question."""
        return self._title.text()

    def own_buttons(self) -> list[TouchButton]:
        """Offer the other parts where the list has taken their place, and the rest of the list."""
        other = [self._other] if self._region and not self._has_both() else []
        return [*other, *self._list.own_buttons()] if self._region else []

    def arrange(self) -> None:
        """Put the figure on the left, on a portrait screen above; words, buttons and pages beside it."""
        if self._look is None:
            return
        look = self.look
        metrics = look.metrics
        gap = look.px(GAP)
        area = self.rect()
        self._title.size_mm = metrics.title
        self._title.restyle(look)
        for button in self._buttons:
            button.restyle(look.for_frame)
        has_buttons = not self._region or self._has_both()
        self._figure.show()
        if metrics.is_portrait:
            title = self._title.height_for(area.width())
            self._title.setGeometry(area.left(), area.top(), area.width(), title)
            below = self._text.height_for(area.width()) + self._buttons_height(area, gap) + gap * 6
            height = int((area.height() - title) * 0.42) if self._region else area.height() - title - below
            if metrics.mm(height) < _FIGURE_LEAST:  # with lowered buttons and large text
                height = 0
            self._figure.setVisible(height > 0)
            self._figure.setGeometry(area.left(), area.top() + title + gap, area.width(), height)
            rest = QRect(area.left(), area.top() + title + height + gap * 3, area.width(), 0)
            rest.setBottom(area.bottom())
        else:
            self._figure.show()
            width = int(area.width() * (_FIGURE_SHARE if not metrics.is_low else _LOW_FIGURE_SHARE))
            self._figure.setGeometry(area.left(), area.top(), width, area.height())
            rest = area.adjusted(width + gap * (4 if not metrics.is_low else 1), 0, 0, 0)
            if not metrics.is_low:
                title = self._title.height_for(rest.width())
                self._title.setGeometry(rest.left(), rest.top(), rest.width(), title)
                rest.setTop(rest.top() + title + gap)
            if not metrics.is_low and rest.height() < self._buttons_height(rest, gap):
                rest.setTop(area.top())  # at the largest text the buttons need the title's place too
            if has_buttons and rest.height() < self._buttons_height(rest, gap):
                self._figure.hide()  # and then that of the figure; they name the same parts
                rest = QRect(area)
        self._title.setVisible(not metrics.is_low and rest.top() > area.top())
        self._arrange_rest(rest, gap, has_buttons=has_buttons)

    def _arrange_rest(self, rest: QRect, gap: int, *, has_buttons: bool) -> None:
        width = min(rest.width(), measure_width(self.look, self._text.size_mm))
        text = self._text.height_for(width)
        has_text = not self._region and text + self._buttons_height(rest, gap) + gap * 2 <= rest.height()
        self._text.setVisible(has_text)
        if has_text:
            self._text.setGeometry(rest.left(), rest.top(), width, text)
            rest.setTop(rest.top() + text + gap * 2)
        for button in self._buttons:
            button.setVisible(has_buttons)
        if has_buttons:
            columns, height = self._grid(rest, gap)
            bottom = place_grid(self._buttons, rest, columns, height, gap)
            rest.setTop(bottom + gap * 2)
        self._list.setVisible(bool(self._region))
        self._list.setGeometry(rest)

    def _grid(self, rest: QRect, gap: int) -> tuple[int, int]:
        """Return columns and height of the buttons: with all words on one line if that fits, else as low as can be."""
        best = (1, self.look.px(TARGET))
        lowest = 0
        for columns in (3, 2, 1):
            width = (rest.width() - gap * (columns - 1)) // columns
            height = max(button.height_for(width) for button in self._buttons)
            total = -(-len(self._buttons) // columns) * (height + gap) - gap
            if total <= rest.height() and all(button.natural_width() <= width for button in self._buttons):
                return columns, height
            if not lowest or total < lowest:
                best, lowest = (columns, height), total
        return best

    def _buttons_height(self, rest: QRect, gap: int) -> int:
        columns, height = self._grid(rest, gap)
        return -(-len(self._buttons) // columns) * (height + gap) - gap

    def _has_both(self) -> bool:
        """Whether the buttons stay beside the pages of a part."""
        metrics = self.look.metrics
        return not metrics.is_portrait and metrics.mm(self.height()) / metrics.text_scale > _ROOMY

    def _show(self, *, keep_place: bool = False) -> None:
        self._figure.show_region(self._region)
        for button, region in zip(self._buttons, REGIONS, strict=True):
            button.set_kind("body-current" if region == self._region else "body-choice")
            button.setAccessibleDescription(tr("Chosen") if region == self._region else "")
        name = region_names().get(self._region, "")
        heading = tr("{part}: pages for you").format(part=name) if name else ""
        self._list.show_pages(heading, self._pages(), "body", keep_place=keep_place)
        self.arrange()
        self.frame_changed.emit()

    def _pages(self) -> tuple[Page, ...]:
        library = self.site.library
        region = library.body_map.get(self._region)
        if region is None:
            return ()
        pages = [page for page in map(library.page, region.pages) if page is not None and page is not library.urgent]
        if region.urgent and library.urgent is not None:
            pages.insert(_URGENT_AT, library.urgent)
        return tuple(pages)

    def _choose(self, region: str) -> None:
        self.wants.emit(BodyMap(region))

    def _choose_none(self) -> None:
        self.wants.emit(BodyMap())

    def _choose_button(self) -> None:
        chosen = self.sender()
        for button, region in zip(self._buttons, REGIONS, strict=True):
            if button is chosen:
                self._choose(region)

    def _open(self, page_id: str) -> None:
        self.wants.emit(ReadPage(page_id))
