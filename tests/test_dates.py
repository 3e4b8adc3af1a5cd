"""Dates as people say them."""

import gettext
from datetime import date

import pytest

from kiosk import i18n
from kiosk.content.pseudo import STRETCHED, learn
from kiosk.dates import day_words
from kiosk.i18n import set_language


class Spanish(gettext.NullTranslations):
    """A catalogue of one sentence and one word."""

    def gettext(self, message: str) -> str:
        """Return what is known."""
        return {"{month} {day}, {year}": "{day} de {month} de {year}", "March": "marzo"}.get(message, message)


@pytest.mark.parametrize(("month", "name"), [(1, "January"), (3, "March"), (12, "December")])
def test_a_day_is_said_with_its_month(month: int, name: str) -> None:
    assert day_words(date(2026, month, 2)) == f"{name} 2, 2026"


def test_the_order_is_that_of_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n._Words, "catalogue", Spanish())

    assert day_words(date(2026, 3, 2)) == "2 de marzo de 2026"


def test_placeholders_outlast_a_made_language() -> None:
    learn()
    set_language(STRETCHED)
    try:
        assert "2026" in day_words(date(2026, 3, 2))
    finally:
        set_language("en")
