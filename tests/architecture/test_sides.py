"""Every widget turns round with the language."""

import ast
from collections.abc import Iterable, Iterator

from tests.architecture.source import Source, last_name, sources

# Class -> why it stands where it is put, whatever the language.
ALLOWED = {
    "KioskWindow": "the window itself, which has no side",
    "Ring": "it stands where a finger was",
}


def one_sided(found: Iterable[Source]) -> Iterator[str]:
    """Give every class that is a widget of Qt's own and not `Sided`."""
    for source in found:
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.ClassDef) or node.name in ALLOWED:
                continue
            bases = [last_name(base) for base in node.bases]
            is_widget = any(base in _WIDGETS for base in bases)
            if is_widget and bases[0] != "Sided":
                yield source.at(node, f"{node.name} must be Sided first, or it will not turn round")


_WIDGETS = ("QWidget", "QLabel", "QAbstractButton", "QPushButton", "QFrame", "QTextBrowser", "QLineEdit")


def test_every_widget_turns_round() -> None:
    assert list(one_sided(sources("kiosk/ui"))) == []


def test_every_exception_is_still_there() -> None:
    classes = {
        node.name for source in sources("kiosk/ui") for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef)
    }

    assert ALLOWED.keys() <= classes


def test_a_widget_that_stays_is_found() -> None:
    text = "class A(QWidget): ...\nclass B(Sided, QLabel): ...\nclass C(QObject): ...\nclass D(QLabel, Sided): ...\n"

    assert [place.split(":")[1] for place in one_sided([Source("kiosk/ui/a.py", text)])] == ["1", "4"]
