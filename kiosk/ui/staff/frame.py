"""What stands round the staff's work: a dark bar that says who is in and for how long, and the tabs."""

from functools import partial

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.i18n import language, own_name, tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, EDGE, GAP, SMALL, TARGET
from kiosk.ui.screens.callback_parts import FittedWords
from kiosk.ui.staff.tab import Room, Tab
from kiosk.ui.staff.tabs import make_tabs
from kiosk.ui.staff.words import minutes_words
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.layout import place_grid, place_row, shorten_in_turn, shorten_to_fit
from kiosk.ui.widgets.pane import Pane

_MENU_LEAST = 90.0  # mm; as wide as a button of the menu is at least


class StaffFrame(Pane):
    """Shows one tab at a time; on a low screen the tabs stand behind one button."""

    lock_wanted = Signal()
    wants = Signal(object)  # a Route
    language_wanted = Signal(str)
    text_size_wanted = Signal()
    leave_wanted = Signal(bool)
    turned = Signal()

    def __init__(self, room: Room, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = room
        self._left = room.site.settings.staff.lock_minutes * 60.0
        self._is_menu = False
        self._bar_height = 0
        self._title = FittedWords(self, (BODY, SMALL), 800, "night-ink")
        self._note = FittedWords(self, (SMALL,), 400, "night-soft")
        for words in (self._title, self._note):
            words.set_place(is_middle=True)
        self._menu = TouchButton(self, "night", "list")
        self._text_size = TouchButton(self, "night", "text-size")
        self._language = TouchButton(self, "night", "language")
        self._lock = TouchButton(self, "start")
        self.tabs = make_tabs(room, self)
        self._buttons = [TouchButton(self, "plain", tab.icon_name) for tab in self.tabs]
        self._current = self.tabs[0]
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self._menu.clicked.connect(self._on_menu)
        self._text_size.clicked.connect(self.text_size_wanted)
        self._language.clicked.connect(self._on_language)
        self._lock.clicked.connect(self.lock_wanted)
        for tab, button in zip(self.tabs, self._buttons, strict=True):
            button.clicked.connect(partial(self.show_tab, tab))
            tab.wants.connect(self.wants)
            tab.language_wanted.connect(self.language_wanted)
            tab.leave_wanted.connect(self.leave_wanted)
            tab.turned.connect(self.turned)
            tab.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Show the first tab."""
        self.show_tab(self.tabs[0])

    def show_tab(self, tab: Tab) -> None:
        """Show `tab` instead of the one before."""
        self._is_menu = False
        self._current = tab
        tab.enter()
        self._on_changed()
        self.turned.emit()

    def close_frame(self) -> None:
        """Forget everything that the tabs have shown."""
        for tab in self.tabs:
            tab.close_tab()

    def count_down(self, seconds: float) -> None:
        """Show that the door locks by itself in `seconds`."""
        self._left = seconds
        self._say()
        self._current.tick()

    def step_back(self) -> None:
        """Close the menu, or go back within the tab."""
        if self._is_menu:
            self._on_menu()
        else:
            self._current.step_back()

    def first_focus(self) -> QWidget | None:
        """Return what the tab begins with."""
        return None if self._is_menu else self._current.first_focus()

    def heading(self) -> str:
        """Return which tab is shown."""
        return tr("Staff: {title}").format(title=self._current.title())

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        others = [code for code in self._room.site.languages if code != language()]
        self._language.set_wordings(own_name(others[0]) if others else "", "")
        self._menu.set_wordings(tr("Menu"), "")
        self._text_size.set_wordings(tr("Text size"), "")
        self._lock.set_wordings(tr("Lock now"), tr("Lock"))
        for tab in self.tabs:
            tab.retranslate()
        self._on_changed()

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`; the bar and the tabs grow little, so that the work has room."""
        self._look = look
        for part in (self._title, self._note, self._menu, self._text_size, self._language, self._lock):
            part.restyle(look.for_controls)
        for button in self._buttons:
            button.restyle(look.for_controls)
        for tab in self.tabs:
            tab.restyle(look)
        self.arrange()

    def arrange(self) -> None:
        """Put the bar above the tabs, and both above the work."""
        if self._look is None:
            return
        look = self._look
        edge, gap, target = look.px(EDGE), look.px(GAP), look.px(TARGET)
        is_full = self._current.is_full and not self._is_menu
        for part in (self._title, self._note, self._text_size, self._lock):
            part.setVisible(not is_full)
        if is_full:
            self._fill()
            return
        area = self.rect().adjusted(edge, edge, -edge, -edge)
        self._bar_height = edge + target + gap
        has_menu = look.metrics.is_low and len(self.tabs) > 1
        self._menu.setVisible(has_menu)
        self._language.setVisible(bool(self._language.accessibleName()))
        self._arrange_bar(QRect(area.left(), area.top(), area.width(), target), gap)
        area.setTop(self._bar_height + gap)
        has_tabs = self._is_menu if has_menu else not self._current.is_whole
        for button in self._buttons:
            button.setVisible(has_tabs)
        for tab in self.tabs:
            tab.setVisible(tab is self._current and not self._is_menu)
        if self._is_menu and has_menu:
            columns = max(1, (area.width() + gap) // (look.px(_MENU_LEAST) + gap))
            rows = max(1, (area.height() + gap) // (target + gap))
            columns = max(columns, -(-len(self._buttons) // rows))
            width = (area.width() + gap) // columns - gap
            for button in self._buttons:
                button.choose_wording(0)
                if button.natural_width() > width and button.height_for(width) > target:
                    button.choose_wording(1)
            place_grid(self._buttons, area, columns, target, gap)
        elif has_tabs:
            area.setTop(self._arrange_tabs(area, gap, target) + gap)
        self._current.setGeometry(area)
        self._say()
        self.update()

    def _fill(self) -> None:
        """Give the tab all there is."""
        self._bar_height = 0
        for part in (self._menu, self._language, *self._buttons):
            part.hide()
        for tab in self.tabs:
            tab.setVisible(tab is self._current)
        self._current.setGeometry(self.rect())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the dark bar."""
        if self._look is not None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self._look.color("ground"))
            painter.fillRect(QRect(0, 0, self.width(), self._bar_height), self._look.color("night"))
            painter.end()

    def _arrange_bar(self, row: QRect, gap: int) -> None:
        buttons = [self._menu, self._text_size, self._language, self._lock]
        shown = [button for button in buttons if not button.isHidden()]
        widths = shorten_to_fit(shown, row.width() // 2, gap)
        total = sum(widths) + gap * (len(widths) - 1)
        place_row(shown, widths, row.right() + 1 - total, row.top(), row.height(), gap)
        words = row.adjusted(0, 0, -total - gap * 2, 0)
        half = words.height() // 2
        self._title.setGeometry(words.left(), words.top(), words.width(), half)
        self._note.setGeometry(words.left(), words.top() + half, words.width(), words.height() - half)

    def _arrange_tabs(self, area: QRect, gap: int, target: int) -> int:
        """Put the tabs into one row, on an upright screen into as many as they need; return the y below."""
        assert self._look is not None  # noqa: S101 - arrange looks first
        for button in self._buttons:
            button.choose_wording(0)
        widths = [button.natural_width() for button in self._buttons]
        if sum(widths) + gap * (len(widths) - 1) <= area.width() or not self._look.metrics.is_portrait:
            current = self._buttons[self.tabs.index(self._current)]
            others = [button for button in reversed(self._buttons) if button is not current]
            worded = [button for button in reversed(self._buttons) if button.wordings > 2]
            order = [*worded, *others, current]  # a shorter word first, then signs
            widths = shorten_in_turn(self._buttons, order, area.width(), gap)
            place_row(self._buttons, widths, area.left(), area.top(), target, gap)
            return area.top() + target
        left, top = area.left(), area.top()
        for button, width in zip(self._buttons, widths, strict=True):
            if left > area.left() and left + width > area.right():
                left, top = area.left(), top + target + gap
            button.setGeometry(left, top, width, target)
            left += width + gap
        return top + target

    def _say(self) -> None:
        if self._look is None:
            return
        title = tr("Menu") if self._is_menu else self._current.title()
        self._title.set_wordings(tr("Staff: {title}").format(title=title), title)
        time = minutes_words(self._left)
        locks = tr("Locks by itself in {time}").format(time=time)
        who = self._room.who or tr("Trial: no passphrase is asked")
        self._note.set_wordings(f"{who} · {locks}", locks, tr("Locks in {time}").format(time=time), time)
        for words in (self._title, self._note):
            words.fit(words.width(), words.height())

    def _on_changed(self) -> None:
        for tab, button in zip(self.tabs, self._buttons, strict=True):
            button.set_wordings(*dict.fromkeys((tab.name(), tab.short_name())), "")
            button.set_kind("primary-current" if tab is self._current else "plain")
            button.setAccessibleDescription(tr("This page is open") if tab is self._current else "")
        self.arrange()

    def _on_menu(self) -> None:
        self._is_menu = not self._is_menu
        self.arrange()
        self.turned.emit()

    def _on_language(self) -> None:
        others = [code for code in self._room.site.languages if code != language()]
        if others:
            self.language_wanted.emit(others[0])
