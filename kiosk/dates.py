"""Dates as people say them, in the language in force."""

from datetime import date

from kiosk.i18n import tr


def day_words(day: date) -> str:
    """Return `day` with the name of its month, such as "March 2, 2026": 3/2 is another day in other countries."""
    # Translators: the order of day, month and year; in Spanish "2 de marzo de 2026".
    pattern = tr("{month} {day}, {year}")
    return pattern.format(month=_month_names()[day.month - 1], day=day.day, year=day.year)


def day_in_year_words(day: date) -> str:
    """Return `day` without its year, such as "March 2"."""
    # Translators: the order of day and month; in Spanish "2 de marzo".
    return tr("{month} {day}").format(month=_month_names()[day.month - 1], day=day.day)


def month_words(day: date) -> str:
    """Return the month of `day`, such as "March 2026"."""
    return tr("{month} {year}").format(month=_month_names()[day.month - 1], year=day.year)


def _month_names() -> tuple[str, ...]:
    return (
        tr("January"),
        tr("February"),
        tr("March"),
        tr("April"),
        tr("May"),
        tr("June"),
        tr("July"),
        tr("August"),
        tr("September"),
        tr("October"),
        tr("November"),
        tr("December"),
    )
