"""The home screen: one tile a topic, the first of them the place to start."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.paths import ASSETS
from kiosk.ui.metrics import GAP, TARGET, TILE
from kiosk.ui.screens.base import Screen, Site
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.layout import first_reached
from kiosk.ui.widgets.picture_view import PictureView
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.words import Words
from kiosk.visit.route import BodyMap, Route, ShowTopic
from kiosk.visit.visit import Visit

_TILE_GAP = 5.0
_HERO_SHARE = 0.36
_SLIM = 34.0
_BAND = 45.0
_BODY_MAP_AT = 4
_BODY_TILE = ASSETS / "illustrations" / "tile-body.svg"


class Home(Screen):
    """All topics at a glance."""

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._heading = Words(self, 15.0, 800)
        self._tiles: list[Tile] = []
        self._entries: list[_Entry] = []
        self._first = 0
        self._per_page = 0
        self._picture = PictureView(self)
        self._picture.has_card = False
        self._more = TouchButton(self, "main", "forward")
        self._more.clicked.connect(self._show_more)
        self._more.hide()
        self.retranslate()

    def enter(self, route: Route, visit: Visit) -> None:
        """Show the topics of the library as it is now."""
        self._first = 0
        self._take_entries()
        self.arrange()

    def renew(self, route: Route, visit: Visit) -> None:
        """Show the same tiles in other words."""
        self._take_entries()
        self.arrange()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._heading.setText(tr("What would you like to know today?"))
        self._more.set_wordings(tr("More topics"), tr("More"))
        self._take_entries()

    def title(self) -> str:
        """Return the question that the tiles answer."""
        return self._heading.text()

    def own_buttons(self) -> list[TouchButton]:
        """Offer the other topics where not all fit."""
        return [self._more] if self._per_page and self._per_page < len(self._tiles) else []

    def arrange(self) -> None:
        """Place heading and tiles; what does not fit goes to a next page."""
        if self._look is None or not self._tiles:
            return
        metrics = self.look.metrics
        area = self.rect()
        gap = self.look.px(_TILE_GAP if not metrics.is_low else GAP)
        self._heading.size_mm = metrics.title
        self._heading.restyle(self.look)
        self._heading.setVisible(not metrics.is_low)
        if not metrics.is_low:
            height = self._heading.height_for(area.width())
            self._heading.setGeometry(area.left(), area.top(), area.width(), height)
            area.setTop(area.top() + height + gap)
        for tile in self._tiles:
            tile.needs_summary = True
        low = self._below_reach(area, gap)
        places = self._featured(low, gap) or []
        self._show_picture(QRect(area.left(), area.top(), area.width(), low.top() - gap - area.top()), bool(places))
        places = places or self._featured(area, gap) or []
        has_hero = bool(places)
        shown = self._tiles if has_hero else self._paged(area, gap, places)
        self._per_page = len(shown)
        for tile in self._tiles:
            tile.setVisible(tile in shown)
        for tile, place in zip(shown, places, strict=True):
            tile.setGeometry(place)
        for group in (shown[:5], shown[5:]) if has_hero else (shown,):  # of a row all with their pictures, or none
            is_drawn = all(tile.fits_picture() for tile in group if not tile.is_hero)
            for tile in group:
                tile.is_drawn = is_drawn or tile.is_hero

    def _below_reach(self, area: QRect, gap: int) -> QRect:
        """Return the part of `area` that a seated person reaches on a portrait screen, all of it on others."""
        if not self.look.metrics.is_portrait:
            return area
        top = first_reached(self)
        return QRect(area.left(), max(top, area.top()), area.width(), area.bottom() + 1 - max(top, area.top()))

    def _show_picture(self, area: QRect, is_low: bool) -> None:
        """Show the first page's picture above the tiles where these keep to the reachable part."""
        topics = self.site.library.topics
        page = topics[0].pages[0] if topics and topics[0].pages else None
        shown = page.picture if page else None
        is_shown = is_low and shown is not None and self.look.metrics.mm(area.height()) >= _BAND
        self._picture.setVisible(is_shown and self._tiles[0].is_hero)
        if is_shown and page is not None:
            self._picture.show_picture(shown, dict(page.labels), "primary")
            self._picture.setGeometry(area)

    def _featured(self, area: QRect, gap: int) -> list[QRect] | None:
        """Return places with a large first tile and a slim last one, or None where the words would not fit."""
        slims = len(self._tiles) - 5
        if not 1 <= slims <= 2:
            return None
        slim = max(self.look.px(_SLIM), *(tile.height_for(self._slim_width(area, gap)) for tile in self._tiles[5:]))
        if self.look.metrics.is_portrait:
            hero = QRect(area.left(), area.top(), area.width(), int((area.height() - slim - 3 * gap) * _HERO_SHARE))
            rest = QRect(area.left(), hero.bottom() + 1 + gap, area.width(), area.bottom() - hero.bottom() - gap)
        else:
            hero = QRect(area.left(), area.top(), int(area.width() * _HERO_SHARE), area.height())
            rest = QRect(hero.right() + 1 + gap, area.top(), area.right() - hero.right() - gap, area.height())
        width = (rest.width() - gap) // 2
        height = (rest.height() - slim - 2 * gap) // 2
        places = [hero]
        for number in range(4):
            row, column = divmod(number, 2)
            places.append(QRect(rest.left() + column * (width + gap), rest.top() + row * (height + gap), width, height))
        wide = (rest.width() - gap * (slims - 1)) // slims
        for number in range(slims):
            places.append(QRect(rest.left() + number * (wide + gap), rest.bottom() + 1 - slim, wide, slim))
        return places if self._fit(self._tiles, places) else None

    def _slim_width(self, area: QRect, gap: int) -> int:
        """Return the width of a tile in the last row, which one or two share."""
        rest = area.width() if self.look.metrics.is_portrait else int(area.width() * (1 - _HERO_SHARE)) - gap
        slims = len(self._tiles) - 5
        return (rest - gap * (slims - 1)) // slims

    def _paged(self, area: QRect, gap: int, places: list[QRect]) -> list[Tile]:
        """Fill `places` with as many tiles of one size as fit, and return those tiles."""
        for tile in self._tiles:
            tile.needs_summary = False
        for columns in (3, 2, 1):
            width = (area.width() - gap * (columns - 1)) // columns
            height = max(self.look.px(TILE), *(tile.height_for(width) for tile in self._tiles))
            rows = min((area.height() + gap) // (height + gap), -(-len(self._tiles) // columns))
            if width < max(tile.least_width() for tile in self._tiles):
                continue
            if rows >= 1 and (rows * columns >= 3 or columns == 1 or rows * columns >= len(self._tiles)):
                break
        rows = max(1, rows)
        per_page = rows * columns
        shown = self._tiles[self._first : self._first + per_page]
        height = (area.height() - gap * (rows - 1)) // rows
        for number in range(len(shown)):
            row, column = divmod(number, columns)
            left, top = area.left() + column * (width + gap), area.top() + row * (height + gap)
            places.append(QRect(left, top, width, height))
        return shown if len(shown) < len(self._tiles) or self._first else self._tiles

    def _fit(self, tiles: list[Tile], places: list[QRect]) -> bool:
        least = max(self.look.px(TILE), self.look.px(TARGET))
        return all(
            place.height() >= max(least, tile.height_for(place.width())) and place.width() >= tile.least_width()
            for tile, place in zip(tiles, places, strict=True)
        )

    def _show_more(self) -> None:
        self._first = self._first + self._per_page if self._first + self._per_page < len(self._tiles) else 0
        self.arrange()
        self.frame_changed.emit()

    def _take_entries(self) -> None:
        entries = self._list_entries()
        if entries == self._entries:
            return
        self._entries = entries
        for tile in self._tiles:
            tile.setParent(None)
            tile.deleteLater()
        self._tiles = [self._make_tile(entry) for entry in entries]

    def _list_entries(self) -> list["_Entry"]:
        """Return what the tiles lead to: the topics, and after the first ones the body map."""
        library = self.site.library
        entries = [
            _Entry(ShowTopic(topic.id), topic.title, topic.summary, topic.color, topic.picture, is_hero=topic.hero)
            for topic in library.topics
        ]
        if library.body_map:
            title, summary = tr("Where do you feel it?"), tr("Tap the body to find your pages")
            entries.insert(_BODY_MAP_AT, _Entry(BodyMap(), title, summary, "body", _BODY_TILE))
        return entries

    def _make_tile(self, entry: "_Entry") -> Tile:
        tile = Tile(self, entry.color, is_hero=entry.is_hero)
        tile.set_content(entry.title, entry.summary, entry.picture)
        tile.clicked.connect(self._open_tile)
        if self._look is not None:
            tile.restyle(self._look)
        return tile

    def _open_tile(self) -> None:
        tapped = self.sender()
        for tile, entry in zip(self._tiles, self._entries, strict=True):
            if tile is tapped:
                self.wants.emit(entry.route)
                return


@dataclass(frozen=True)
class _Entry:
    """What one tile shows and where it leads."""

    route: Route
    title: str
    summary: str
    color: str
    picture: Path | None
    is_hero: bool = False
