"""A good content folder for every test that asks for one."""

from pathlib import Path

import pytest

from kiosk.content.model import Library
from tests.support.pages import load, make_content, make_illustrations


@pytest.fixture
def content(tmp_path: Path) -> Path:
    make_illustrations(tmp_path)
    return make_content(tmp_path)


@pytest.fixture
def library(content: Path) -> Library:
    return load(content)
