"""The parts of the search screen and their places: field, keyboard and results, side by side or below each other."""

from enum import Enum

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.content.search import MOST_SHOWN
from kiosk.i18n import tr, tr_n
from kiosk.ui.announce import announce
from kiosk.ui.keyboard.dock import Dock
from kiosk.ui.keyboard.key_size import KeySize
from kiosk.ui.keyboard.layouts import LETTERS, LETTERS_LOW, Keyboard
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, EDGE, GAP, H2, KEY_HEIGHT, TARGET
from kiosk.ui.screens.callback_parts import TEXT_SIZES, TITLE_SIZES, FittedWords
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.layout import first_reached, place_grid, place_row, shorten_to_fit
from kiosk.ui.widgets.result import ResultList

_KEYS = (26.0, 24.0, 22.0, KEY_HEIGHT)  # mm; the first that leaves room for the words
_PITCH = (20.5, 23.0)  # mm from key to key beside the results, at least (for keys of 16 mm) and at most
_LIST_LEAST = 95.0  # mm at normal text; narrower the results go below the field
_DOCK_PAD = 4.0
_COLUMN = 300.0  # mm; wider the keys are too far apart
_WITH_BARS = 205.0  # mm: lower than this the window's bars leave no row of results between field and keys


class Shape(Enum):
    """What stands where."""

    BESIDE = "field and keyboard on the left, results on the right"
    TALL = "results above the field, which is above the keyboard"
    STACK = "the field above one line of results above the keyboard"
    RESULTS = "the field above the results, and no keyboard"


class State(Enum):
    """What there is to show."""

    EMPTY = "nothing is typed"
    FOUND = "results"
    NOTHING = "no result"


class Advice:
    """What to do before the first letter, and where nothing is found: in words, then with ways on."""

    def __init__(self, screen: QWidget) -> None:
        self._state = State.EMPTY
        self._message = FittedWords(screen, (H2, *TEXT_SIZES))
        self.topics = TouchButton(screen, "quiet", "list")
        self.call = TouchButton(screen, "call", "phone")

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self.topics.set_wordings(tr("See all topics"), tr("All topics"), "")
        self.call.set_wordings(tr("Ask us to call you"), tr("Call me"), "")

    @property
    def words(self) -> str:
        """What is said."""
        return self._message.accessibleName()

    def tell(self, state: State) -> None:
        """Say what to do in `state`; with results there is nothing to say."""
        self._state = state
        if state is State.NOTHING:
            self._message.set_wordings(
                tr("We found nothing for that. Try fewer letters, or another word."),
                tr("Nothing found. Try another word."),
                tr("Nothing found."),
            )
        else:
            self._message.set_wordings(
                tr("Type a word, such as “feet”. What we find appears here as you type."),
                tr("Type a word, such as “feet”."),
            )

    def arrange(self, look: Look, room: QRect) -> None:
        """Put the words into `room`, with the ways on below or, in one row, beside them."""
        ways = [self.topics, self.call]
        for button in ways:
            button.setVisible(self._state is State.NOTHING)
        message = self._message
        message.setVisible(self._state is not State.FOUND)
        gap, target = look.px(GAP), look.px(TARGET)
        message.set_place(is_middle=room.height() < target * 2)
        if self._state is not State.NOTHING:
            message.fit(room.width(), room.height())
            message.setGeometry(room)
        elif room.height() < target * 3:
            widths = shorten_to_fit(ways, room.width() * 2 // 3, gap)
            total = sum(widths) + gap
            place_row(ways, widths, room.right() + 1 - total, room.top(), target, gap)
            words = room.adjusted(0, 0, -total - gap, 0)
            message.fit(words.width(), words.height())
            message.setGeometry(words)
        else:
            height = message.fit(room.width(), room.height() - target * 2 - gap * 3)
            message.setGeometry(room.left(), room.top(), room.width(), height)
            is_wide = sum(button.natural_width() for button in ways) + gap <= room.width()
            needed = target if is_wide else target * 2 + gap
            top = min(height + gap * 2, room.height() - needed)  # before the field begins
            place_grid(ways, room.adjusted(0, top, 0, 0), 2 if is_wide else 1, target, gap)


class SearchView:
    """All that is on the search screen, and where it is."""

    def __init__(self, screen: QWidget) -> None:
        self._screen = screen
        self._state = State.EMPTY
        self._count = 0
        self._placed: tuple[Look, Keyboard, QRect] | None = None
        self.title = FittedWords(screen, TITLE_SIZES, 800)
        self.status = FittedWords(screen, TEXT_SIZES, 500, "ink-soft")
        self.advice = Advice(screen)
        self.field = Field(screen)
        self.dock = Dock(screen)
        self.key_size = KeySize(screen, self.dock)
        self.list = ResultList(screen)
        self.erase = TouchButton(screen, "quiet", "erase")
        self.see = TouchButton(screen, "main", "forward")  # takes the keys away, so that the results have room
        self.keys = TouchButton(screen, "main", "edit")  # brings them back; stands in the bottom bar
        self.home = TouchButton(screen, "quiet", "home")  # these two where the keyboard leaves no room for the bars
        self.help = TouchButton(screen, "urgent", "help-octagon")
        self.keys.hide()
        self.title.set_place(is_middle=True)

    def restyle_buttons(self, look: Look) -> None:
        """Take the look of the window's bars for the buttons round the field, which stand in their place."""
        fixed = (self.erase, self.see, self.home, self.help, self.key_size.button)
        for button in (*fixed, self.advice.topics, self.advice.call):
            button.restyle(look)

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self.title.set_wordings(tr("What are you looking for?"), tr("Search"))
        self.field.setAccessibleName(tr("What are you looking for?"))
        self.erase.set_wordings(tr("Erase"), "")
        self.keys.set_wordings(tr("Show the keys"), tr("Keys"), "")
        self.home.set_wordings(tr("Home"), "")
        self.help.set_wordings(tr("Get help now"), tr("Help"), "")
        self.advice.retranslate()
        self.dock.retranslate()
        self.key_size.retranslate()
        self.list.retranslate()
        self.tell(self._state, self._count)

    def tell(self, state: State, count: int) -> None:
        """Say what there is: what to do, how many results, or that there is none and what to do then."""
        self._state, self._count = state, count
        self.advice.tell(state)
        self.status.set_wordings(tr("What you type is not kept."))
        if state is State.FOUND:
            short = tr_n("{count} result", "{count} results", count)
            found, see = short, tr_n("See {count} result", "See all {count} results", count)
            if count >= MOST_SHOWN:
                found, see = tr("The best {count} results"), tr("See the best {count} results")
            self.status.set_wordings(found.format(count=count))
            self._announce(found.format(count=count))
            self.see.set_wordings(see.format(count=count), short.format(count=count), str(count))

        elif state is State.NOTHING:
            self._announce(self.advice.words)

    def _announce(self, words: str) -> None:
        if self._screen.isVisible():
            announce(self.field, words)

    def shape(self, look: Look, area: QRect, *, has_keys: bool) -> Shape:
        """Return what stands where in `area`."""
        if not has_keys:
            return Shape.RESULTS
        if look.metrics.is_portrait:
            return Shape.TALL
        left = self._left_width(look, area)
        has_room = area.width() - left - look.px(GAP) * 3 >= look.px(_LIST_LEAST * look.metrics.text_scale)
        return Shape.BESIDE if has_room and not look.metrics.is_low else Shape.STACK

    def is_bare(self, look: Look, area: QRect, *, has_keys: bool) -> bool:
        """Whether the keyboard needs the room of the window's bars."""
        has_room = look.metrics.mm(look.metrics.height) >= _WITH_BARS
        return self.shape(look, area, has_keys=has_keys) is Shape.STACK and not has_room

    def arrange(self, look: Look, area: QRect, shape: Shape, *, is_bare: bool) -> None:
        """Put everything in its place; `is_bare` without the window's bars around."""
        for button in (self.home, self.help):
            button.setVisible(is_bare)
        self.dock.setVisible(shape is not Shape.RESULTS)
        self.title.setVisible(shape in (Shape.BESIDE, Shape.TALL))
        self.status.setVisible(shape is Shape.BESIDE)
        self.field.setVisible(shape is not Shape.RESULTS or not look.metrics.is_low)
        self.erase.setVisible(shape is not Shape.RESULTS)
        self.key_size.button.setVisible(shape is not Shape.RESULTS)
        self.see.hide()
        if shape is Shape.BESIDE:
            self._arrange_beside(look, area)
        elif shape is Shape.TALL:
            self._arrange_tall(look, area)
        elif shape is Shape.STACK:
            self._arrange_stack(look, area, is_bare=is_bare)
        else:
            self._arrange_results(look, area)

    # The shapes.

    def _arrange_beside(self, look: Look, area: QRect) -> None:
        gap = look.px(GAP)
        left = QRect(area.left(), area.top(), self._left_width(look, area), area.height())
        field = self._field_height(look)
        for key in _KEYS:
            strip = self.dock.height_of(look, LETTERS, look.px(key)) + look.px(_DOCK_PAD)
            room = left.height() - strip - field - gap * 3
            title = self.title.fit(left.width(), room)
            if title <= room:
                break
        self._place_dock(look, LETTERS, look.px(key), left)
        has_title = title <= room
        self.title.setVisible(has_title)
        self.title.setGeometry(left.left(), left.top(), left.width(), title)
        top = left.top() + (title + gap if has_title else 0)
        self._place_field(QRect(left.left(), top, left.width(), field), look)
        top += field + gap
        room = left.bottom() + 1 - strip - gap - top
        status = self.status.fit(left.width(), room)
        self.status.setVisible(status <= room)
        self.status.setGeometry(left.left(), top, left.width(), status)
        self._fill(look, area.adjusted(left.width() + gap * 3, 0, 0, 0))

    def _arrange_tall(self, look: Look, area: QRect) -> None:
        """Keep what can be tapped below the reach line; the title stands above it."""
        gap, field, target = look.px(GAP), self._field_height(look), look.px(TARGET)
        first = self._first_reached(area)
        for keyboard in (LETTERS, LETTERS_LOW):  # fewer rows of keys where there is no room for some results
            strip = self.dock.height_of(look, keyboard, look.px(KEY_HEIGHT)) + look.px(_DOCK_PAD)
            top = area.bottom() + 1 - strip - gap * 2 - field
            if top - gap - first >= target * 3 + gap * 2:
                break
        self._place_dock(look, keyboard, look.px(KEY_HEIGHT), area)
        self._place_field(QRect(area.left(), top, area.width(), field), look)
        first = min(first, top - target * 2)
        title = self.title.fit(area.width(), first - area.top() - gap)
        self.title.setVisible(title <= first - area.top() - gap)
        self.title.setGeometry(area.left(), first - gap * 2 - title, area.width(), title)
        room = QRect(area.left(), first, area.width(), top - gap - first)
        self._fill(look, room)
        if self._state is State.FOUND and self.list.per_page < self._count:
            self._fill(look, room.adjusted(0, 0, 0, -target - gap))
            self._place_see(QRect(room.left(), room.bottom() + 1 - target, room.width(), target), gap)

    def _arrange_stack(self, look: Look, area: QRect, *, is_bare: bool) -> None:
        """Put one line of results between the field and three rows of keys."""
        gap, target = look.px(GAP), look.px(TARGET)
        row = QRect(area.left(), area.top(), area.width(), target)
        if is_bare:
            ends = [self.home, self.help]
            widths = shorten_to_fit(ends, target * 3, gap)
            place_row([self.home], widths[:1], row.left(), row.top(), target, gap)
            place_row([self.help], widths[1:], row.right() + 1 - widths[1], row.top(), target, gap)
            row.adjust(widths[0] + gap, 0, -widths[1] - gap, 0)
        self._place_field(row, look)
        least = look.metrics.key_height
        room = area.height() - target - gap * 2 - self.dock.height_of(look, LETTERS_LOW, least)
        pad = 0 if is_bare else look.px(_DOCK_PAD)
        self._place_dock(look, LETTERS_LOW, least, area, is_bare=is_bare)
        middle = QRect(area.left(), row.bottom() + 1 + gap, area.width(), room - pad)
        if self._state is not State.FOUND:
            self._fill(look, middle)
            return
        width = self._place_see(middle, gap, middle.width() // 3)
        self._fill(look, middle.adjusted(0, 0, -width - gap, 0))
        if not self.list.per_page:
            self._place_see(middle, gap)

    def _arrange_results(self, look: Look, area: QRect) -> None:
        """Show what was typed above the results, on a portrait screen above the reach line; not on a low screen."""
        gap, field = look.px(GAP), look.px(TARGET)
        if look.metrics.is_low:
            self._fill(look, area)
            return
        first = max(area.top() + field + gap, self._first_reached(area)) if look.metrics.is_portrait else 0
        first = first or area.top() + field + gap
        self.field.setGeometry(area.left(), first - gap - field, area.width(), field)
        self._fill(look, QRect(area.left(), first, area.width(), area.bottom() + 1 - first))

    # Their parts.

    def _fill(self, look: Look, room: QRect) -> None:
        """Put the results into `room`, or what there is to say."""
        self.list.setGeometry(room)
        self.list.arrange()
        self.list.setVisible(self._state is State.FOUND and self.list.per_page > 0)
        self.advice.arrange(look, room)

    def _place_field(self, row: QRect, look: Look) -> None:
        gap = look.px(GAP)
        keys = self.key_size.place_beside(row, gap)
        row = row.adjusted(0, 0, -keys - gap, 0)
        width = shorten_to_fit([self.erase], row.width() // 4, gap)[0]
        self.erase.setGeometry(row.right() + 1 - width, row.top(), width, row.height())
        self.field.setGeometry(row.adjusted(0, 0, -width - gap, 0))

    def _place_see(self, row: QRect, gap: int, most: int = 0) -> int:
        """Put the way to all results at the right end of `row`, or where `most` is 0 into all of it; return its width.

        Where results stand above it, it keeps to its words.
        """
        width = shorten_to_fit([self.see], most or row.width(), gap)[0]
        if not most and not self.list.per_page:
            width = row.width()
        self.see.setGeometry(row.right() + 1 - width, row.top(), width, row.height())
        self.see.show()
        return width

    def _first_reached(self, area: QRect) -> int:
        """Return the y of the reach line on a portrait screen, in pixels of the screen."""
        return max(area.top(), first_reached(self._screen))

    def _place_dock(self, look: Look, keyboard: Keyboard, key: int, area: QRect, *, is_bare: bool = False) -> None:
        """Put the keyboard at the lower end of `area`; on a screen without bars its strip goes on to the edges."""
        gap, pad = look.px(GAP), look.px(_DOCK_PAD)
        self.dock.show_keyboard(keyboard)
        keys = keyboard.rows * key + (keyboard.rows - 1) * gap
        bottom = area.bottom() + 1 - (0 if is_bare else pad)
        top = bottom - self.dock.height_of(look, keyboard, key)
        width = min(area.width() - (0 if is_bare else pad * 2), look.px(_COLUMN))
        if is_bare:
            self.dock.setGeometry(0, top, self._screen.width(), self._screen.height() - top)
        else:
            self.dock.setGeometry(area.left(), top, area.width(), area.bottom() + 1 - top)
        left = area.left() + (area.width() - width) // 2 - self.dock.x()
        place = QRect(left, bottom - keys - top, width, keys)
        if (look, keyboard, place) != self._placed:  # the keys are many to paint, and each letter comes by here
            self._placed = (look, keyboard, place)
            self.dock.place(place)

    def _field_height(self, look: Look) -> int:
        return max(look.px(TARGET), look.metrics.text_px(BODY) * 5 // 2)

    def _left_width(self, look: Look, area: QRect) -> int:
        columns = LETTERS.pages[LETTERS.first].columns
        least, most = (round(columns * pitch / look.metrics.mm_per_px) for pitch in _PITCH)
        around = 2 * look.px(_DOCK_PAD) - look.px(GAP)
        return max(least, min(area.width() * 48 // 100, most)) + around


def bare_area(look: Look, room: QRect) -> QRect:
    """Return `room` without the free strip at the bezel, for a screen without the window's bars."""
    edge = look.px(EDGE)
    return room.adjusted(edge, edge, -edge, -edge)
