"""What each button does, in a picture, its name and a sentence."""

from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.metrics import BODY
from kiosk.ui.screens.base import Screen, Site
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.icon_row import Explanation
from kiosk.ui.widgets.titled_grid import TitledGrid
from kiosk.visit.route import Route
from kiosk.visit.visit import Visit

_EASY = 30.0  # mm: as high as a row gets


class ButtonHelpScreen(Screen):
    """Lists the buttons of the frame and of the pages."""

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._grid = TitledGrid(self, _EASY, BODY)
        self._rows = {icon: Explanation(self._grid.grid, icon) for icon in self._words()}
        self._grid.changed.connect(self.frame_changed)
        self.retranslate()

    def enter(self, route: Route, visit: Visit) -> None:
        """Begin at the first button."""
        absent = set() if len(self.site.languages) > 1 else {"language"}
        if not self.site.has_voice:
            absent.add("listen")
        shown = [row for icon, row in self._rows.items() if icon not in absent]
        self._grid.show_cells(list(self._rows.values()), shown)
        self._grid.show_first()
        self._grid.arrange()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._grid.retranslate()
        self._grid.set_words(tr("What the buttons do"), tr("The front desk can help you, in private."))
        for icon, (name, sentence) in self._words().items():
            self._rows[icon].explain(name, sentence)
        self._grid.arrange()

    def title(self) -> str:
        """Return the screen's name."""
        return tr("What the buttons do")

    def own_buttons(self) -> list[TouchButton]:
        """Offer the other buttons where not all fit."""
        return self._grid.own_buttons()

    def arrange(self) -> None:
        """Fill the screen."""
        self._grid.setGeometry(self.rect())

    @staticmethod
    def _words() -> dict[str, tuple[str, str]]:
        """Return name and sentence of each button, by its icon."""
        return {
            "home": (tr("Home"), tr("Shows all topics again.")),
            "back": (tr("Back"), tr("Goes back to the screen before.")),
            "down": (tr("More below"), tr("Shows the rest. A finger can slide the text as well.")),
            "help-octagon": (tr("Get help now"), tr("Lists signs that cannot wait, and whom to call.")),
            "phone": (tr("Ask us to call you"), tr("Leave your name and number, and we call you.")),
            "search": (tr("Search"), tr("Finds pages for a word that you type.")),
            "listen": (tr("Listen"), tr("Reads aloud what is on the screen.")),
            "text-size": (tr("Text size"), tr("Makes all letters larger.")),
            "contrast": (tr("Contrast"), tr("Makes the screen light, dark, or very strong in contrast.")),
            "language": (tr("Language"), tr("Shows everything in another language.")),
            "ease": (tr("Make it easier"), tr("More time, lower buttons, and more.")),
            "finish": (tr("Finish and clear"), tr("Ends your visit and clears what you typed.")),
            "qr": (tr("Take this page home"), tr("Puts the main points on your phone.")),
            "called": (tr("I am being called"), tr("Clears the screen. Three pictures open your page again.")),
            "info": (tr("Words with dots"), tr("Tap such a word to see what it means.")),
        }
