"""What is shown while there are no pages; the kiosk looks for them again by itself."""

from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.screens.base import Frame, Screen, Site
from kiosk.ui.widgets.words import Words


class OutOfOrder(Screen):
    """Two sentences."""

    frame = Frame.BARE

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._title = Words(self, 15.0, 800)
        self._text = Words(self, 9.5)
        self._title.set_place(is_centred=True)
        self._text.set_place(is_centred=True)
        self.retranslate()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._title.setText(tr("This screen is out of order"))
        self._text.setText(tr("The front desk can help you, in private."))

    def arrange(self) -> None:
        """Centre the words."""
        if self._look is None:
            return
        width = int(self.width() * 0.8)
        left = (self.width() - width) // 2
        title = self._title.height_for(width)
        text = self._text.height_for(width)
        top = (self.height() - title - text) // 2
        self._title.setGeometry(left, top, width, title)
        self._text.setGeometry(left, top + title + self.look.px(6), width, text)
