"""A content folder that breaks no rule, for every test that asks for one."""

from pathlib import Path

import pytest

from tests.support.checked import make_checked
from tests.support.pages import make_illustrations


@pytest.fixture
def content(tmp_path: Path) -> Path:
    make_illustrations(tmp_path)
    return make_checked(tmp_path)
