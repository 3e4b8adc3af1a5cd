"""Reads the screen that is shown to a visitor who wants to listen, and stops when anything else is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from kiosk.clock import Clock
from kiosk.content.aloud import aloud
from kiosk.i18n import language
from kiosk.ui.furniture import Furniture
from kiosk.ui.screens.base import Site
from kiosk.ui.speech.reader import Reader, Stand, is_shown
from kiosk.ui.speech.script import Utterance, script_of
from kiosk.ui.speech.voice import Manner, Voice
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.window import KioskWindow
from kiosk.visit.visit import MOST_VOLUME, Rate, Visit

# Of Qt's -1 to 1. People over 65 follow some 140 words a minute best, espeak-ng says 175 at 0.
PACES = {Rate.SLOWER: -0.5, Rate.NORMAL: -0.2, Rate.FASTER: 0.2}


class ReadAloud(QObject):
    """The tool "Listen", the player, the mark on the page, and the reader behind them."""

    def __init__(self, window: KioskWindow, furniture: Furniture, site: Site, voice: Voice, clock: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._site = site
        self._voice = voice
        self._visit = Visit()
        self._reader = Reader(voice, clock, self)
        self._marked: PageView | None = None
        self._was_on = False
        self._is_question = False
        self._player = furniture.player
        self._mark = furniture.read_mark
        self._reader.changed.connect(self._show)
        voice.changed.connect(self._offer)
        window.placed.connect(self._show_mark)
        furniture.tools.listen_wanted.connect(self.toggle)
        for button, act in (
            (self._player.before, self._go_before),
            (self._player.pause, self._toggle_pause),
            (self._player.after, self._go_after),
            (self._player.speed, self._next_rate),
            (self._player.quieter, self._turn_down),
            (self._player.louder, self._turn_up),
            (self._player.end, self.stop),
        ):
            button.clicked.connect(act)

    @property
    def is_speaking(self) -> bool:
        """Whether a voice reads the screen now; while it does, the visit does not run out."""
        return self._reader.stand is Stand.SPEAKING and not self._is_question

    def find_voice(self) -> None:
        """Look whether there is a voice, which takes a while; the tool appears when there is."""
        self._voice.find()

    def serve(self, visit: Visit) -> None:
        """Read for this visitor from now on, who has just come to a screen: nothing is said of the one before."""
        self.stop()
        if visit is not self._visit:
            speech = self._site.settings.speech
            visit.rate, visit.volume = Rate(speech.rate), speech.volume
        self._visit = visit
        self._offer()

    def toggle(self) -> None:
        """Begin to read the screen, or stop."""
        if self._reader.stand is not Stand.SILENT:
            self.stop()
            return
        screen = self._window.shown
        if screen is not None:
            self._visit.has_listened = True
            self._site.usage.listened()
            self._begin(screen.spoken(tells_private=self._site.settings.speech.headphones))

    def ask(self) -> None:
        """Say the question before the end once, to a visitor who has listened."""
        if self._visit.has_listened and not self._is_question and language() in self._voice.languages:
            self.stop()
            self._is_question = True
            self._begin(script_of(self._window.root, tells_private=False))

    def stop(self) -> None:
        """Be silent at once."""
        self._is_question = False
        self._reader.stop()

    def tick(self) -> None:
        """Look at the clock, and at the question: once it is answered, nobody need hear it to its end."""
        if self._is_question and not self._window.is_asking:
            self.stop()
        self._reader.tick()

    def close(self) -> None:
        """Be silent for good."""
        self._voice.close()

    def _begin(self, script: Sequence[Utterance]) -> None:
        glossary = self._site.library.glossary
        sounds = [aloud(utterance.text, language(), glossary) for utterance in script]
        self._reader.start(script, sounds, self._manner())

    def _manner(self) -> Manner:
        return Manner(language(), PACES[self._visit.rate], self._visit.volume / MOST_VOLUME)

    def _show(self) -> None:
        """Show how the reading stands: on the player, on the button, on the page."""
        stand = self._reader.stand
        is_on = stand is not Stand.SILENT and not self._is_question
        self._player.show_state(
            self._visit.rate,
            self._visit.volume,
            is_paused=stand is Stand.PAUSED,
            has_failed=stand is Stand.FAILED,
        )
        if is_on != self._was_on:
            self._was_on = is_on
            self._offer()
            self._window.listen(is_on=is_on)
        self._show_mark()

    def _show_mark(self) -> None:
        current = self._reader.current
        if current is not None and not is_shown(current):
            current = None
        view = current.widget if current is not None and isinstance(current.widget, PageView) else None
        if self._marked is not None and self._marked is not view:
            self._marked.mark_sentence(0, 0)
        self._marked = view
        if view is not None and current is not None:
            view.show_sentence(current.start, current.end)
            view.mark_sentence(current.start, current.end)
        self._mark.show_round(current.widget if current is not None and view is None else None)

    def _offer(self) -> None:
        """Offer to listen where there is a voice for the language in force."""
        is_offered = self._was_on or language() in self._voice.languages
        self._site.has_voice = is_offered
        self._site.voices = self._voice.languages
        self._window.offer_listening(is_offered=is_offered, is_on=self._was_on)

    def _toggle_pause(self) -> None:
        if self._reader.stand is Stand.PAUSED:
            self._reader.go_on()
        else:
            self._reader.pause()

    def _go_before(self) -> None:
        self._reader.move(-1)

    def _go_after(self) -> None:
        self._reader.move(1)

    def _next_rate(self) -> None:
        self._visit.next_rate()
        self._take_manner()

    def _turn_down(self) -> None:
        self._visit.turn_volume(-1)
        self._take_manner()

    def _turn_up(self) -> None:
        self._visit.turn_volume(1)
        self._take_manner()

    def _take_manner(self) -> None:
        self._reader.take_manner(self._manner())
        self._show()
