"""The home screen: one tile a topic, the first of them the place to start."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from kiosk.content.model import Topic
from kiosk.i18n import tr
from kiosk.ui.metrics import GAP, TARGET, TILE
from kiosk.ui.screens.base import Screen, Site
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.picture_view import PictureView
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.words import Words
from kiosk.visit.route import Route, ShowTopic
from kiosk.visit.visit import Visit

_TILE_GAP = 5.0
_HERO_SHARE = 0.36
_SLIM = 34.0
_BAND = 45.0
_REACH = 0.4  # on a portrait screen the controls stay below this share of the height


class Home(Screen):
    """All topics at a glance."""

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._heading = Words(self, 15.0, 800)
        self._tiles: list[Tile] = []
        self._topics: tuple[Topic, ...] = ()
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
        self._take_topics()
        self.arrange()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._heading.setText(tr("What would you like to know today?"))
        self._more.set_wordings(tr("More topics"), tr("More"))
        self._take_topics()

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
        shown = self._tiles if places else self._paged(area, gap, places)
        self._per_page = len(shown)
        for tile in self._tiles:
            tile.setVisible(tile in shown)
        for tile, place in zip(shown, places, strict=True):
            tile.setGeometry(place)
        is_drawn = all(tile.fits_picture() for tile in shown if not tile.is_hero)  # all with their pictures, or none
        for tile in shown:
            tile.is_drawn = is_drawn or tile.is_hero

    def _below_reach(self, area: QRect, gap: int) -> QRect:
        """Return the part of `area` that a seated person reaches on a portrait screen, all of it on others."""
        if not self.look.metrics.is_portrait:
            return area
        top = int(self.window().height() * _REACH) - self.mapTo(self.window(), QPoint(0, 0)).y()
        return QRect(area.left(), max(top, area.top()), area.width(), area.bottom() + 1 - max(top, area.top()))

    def _show_picture(self, area: QRect, is_low: bool) -> None:
        """Show the first page's picture above the tiles where these keep to the reachable part."""
        topics = self._topics
        page = topics[0].pages[0] if topics and topics[0].pages else None
        shown = page.picture if page else None
        is_shown = is_low and shown is not None and self.look.metrics.mm(area.height()) >= _BAND
        self._picture.setVisible(is_shown and self._tiles[0].is_hero)
        if is_shown and page is not None:
            self._picture.show_picture(shown, dict(page.labels), "primary")
            self._picture.setGeometry(area)

    def _featured(self, area: QRect, gap: int) -> list[QRect] | None:
        """Return places with a large first tile and a slim last one, or None where the words would not fit."""
        if len(self._tiles) != 6:
            return None
        slim = max(self.look.px(_SLIM), self._tiles[-1].height_for(area.width() // 2))
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
        places.append(QRect(rest.left(), rest.bottom() + 1 - slim, rest.width(), slim))
        return places if self._fit(self._tiles, places) else None

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

    def _take_topics(self) -> None:
        if self._topics != self.site.library.topics or len(self._tiles) != len(self._topics):
            self._topics = self.site.library.topics
            for tile in self._tiles:
                tile.setParent(None)
                tile.deleteLater()
            self._tiles = [self._make_tile(topic) for topic in self._topics]

    def _make_tile(self, topic: Topic) -> Tile:
        tile = Tile(self, topic.color, is_hero=topic.hero)
        tile.set_content(topic.title, topic.summary, topic.picture)
        tile.clicked.connect(self._open_tile)
        if self._look is not None:
            tile.restyle(self._look)
        return tile

    def _open_tile(self) -> None:
        tile = self.sender()
        topic = next((topic for topic, made in zip(self._topics, self._tiles, strict=True) if made is tile), None)
        if topic is not None:
            self.wants.emit(ShowTopic(topic.id))
