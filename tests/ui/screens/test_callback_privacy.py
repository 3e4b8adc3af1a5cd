"""Odd names are plain text, and after a wipe nothing of what was typed is left in any widget."""

import gc

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QGuiApplication, QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kiosk.requests.draft import MAX_NAME
from kiosk.ui.screens.callback_questions import Step
from kiosk.ui.widgets.field import Field
from tests.ui.screens.test_callback import Form

MARK = "Zyxwvu"
NAMES = ["x" * 10_000, "a\x00b", "👩‍👩‍👧 Ana", "\u202eanA\u202c", "أحمد", "<img src=x>", "e\u0301" * 40, "W" * 60]


def traces(root: QWidget, mark: str) -> list[str]:
    """Return every place under `root` that holds `mark`: properties, Python attributes, accessible texts."""
    found: list[str] = []
    for thing in [root, *root.findChildren(QObject)]:
        where = type(thing).__name__
        found += [f"{where}.{key}" for key, value in vars(thing).items() if mark in repr(value)]
        meta = thing.metaObject()
        for number in range(meta.propertyCount()):
            name = str(meta.property(number).name())
            if mark in str(thing.property(name)):
                found.append(f"{where}:{name}")
        interface = QAccessible.queryAccessibleInterface(thing) if isinstance(thing, QWidget) else None
        if interface is not None:
            texts = [interface.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value)]
            found += [f"{where} accessible" for text in texts if mark in text]
    return found


@pytest.mark.parametrize("step", [Step.NAME, Step.PHONE, Step.REVIEW])
def test_nothing_typed_is_left_after_a_wipe(qtbot: QtBot, step: Step) -> None:
    form = Form(qtbot)
    form.fill()
    assert form.visit.draft is not None
    form.visit.draft.name = MARK
    form.screen._go(step)
    if step is Step.REVIEW:
        form.stage.tap("Show")
        assert traces(form.stage, MARK)
        assert traces(form.stage, "555-0123")
    form.visit.drop_draft()
    form.screen.wipe()
    gc.collect()
    assert traces(form.stage, MARK) == []
    assert traces(form.stage, "555-01") == []
    assert traces(form.stage, "2085550123") == []
    assert MARK not in QGuiApplication.clipboard().text()


def test_leaving_for_another_screen_hides_the_answers(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.stage.type("Ana")
    assert form.visit.draft is not None
    form.visit.draft.name = MARK
    form.screen._go(Step.NAME)
    form.screen.leave()
    assert [trace for trace in traces(form.stage, MARK) if "_visit" not in trace] == []


def test_there_is_no_editor_with_an_undo_stack(qtbot: QtBot) -> None:
    form = Form(qtbot)
    for kind in (QTextEdit, QUndoStack):
        assert form.stage.findChildren(kind) == []
    form.stage.type("A")
    lines = form.stage.findChildren(QLineEdit)
    assert [type(line) for line in lines] == [Field]
    assert not any(line.isUndoAvailable() or line.isRedoAvailable() or line.hasSelectedText() for line in lines)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", ["wide", "low"])
def test_odd_names_are_plain_text(qtbot: QtBot, name: str, size: str) -> None:
    form = Form(qtbot, size=size)
    assert form.visit.draft is not None
    form.visit.draft.name = name
    vars(form.visit.draft).update(phone="2085550123", best_time="Morning", voicemail=True)
    for step in (Step.NAME, Step.REVIEW):
        form.screen._go(step)
        form.stage.grab()
    if name == "<img src=x>":
        assert "<img src=x>" in form.stage.sees()


def test_typing_ends_at_the_longest_name(qtbot: QtBot) -> None:
    form = Form(qtbot)
    field = form.box
    QTest.keyClicks(field, "n" * 200)
    assert form.field == "n" * MAX_NAME
    assert "That is as long as a name can be here." in form.stage.sees()


def test_typing_ends_at_the_longest_number(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.fill(until="phone")
    QTest.keyClicks(form.box, "2" * 60)
    assert form.field == "2" * 40
    assert "That is as long as a number can be here." in form.stage.sees()


def test_the_backspace_takes_what_a_reader_calls_one_character(qtbot: QtBot) -> None:
    form = Form(qtbot)
    assert form.visit.draft is not None
    for name in ("a👩‍👩‍👧", "ae\u0301", "ab"):
        form.visit.draft.name = name
        form.screen._go(Step.NAME)
        form.stage.tap("Erase the last one")
        assert form.field == "a"
    form.stage.tap("Erase the last one", "Erase the last one")
    assert form.field == ""
