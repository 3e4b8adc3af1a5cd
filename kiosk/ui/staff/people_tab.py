"""The people who can come in: the list, somebody new, another passphrase, and somebody who goes."""

from kiosk.ui.staff.tab import Tab


class PeopleTab(Tab):
    """Comes next."""

    icon_name = "person"

    def name(self) -> str:
        """Return the tab's name."""
        return "People"
