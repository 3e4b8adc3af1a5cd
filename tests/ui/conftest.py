"""What window tests share: a board to put single widgets on."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


@pytest.fixture
def board(qtbot: QtBot) -> QWidget:
    """Return a parent for widgets; it lives as long as the test."""
    board = QWidget()
    board.resize(1200, 900)
    qtbot.addWidget(board)
    return board
