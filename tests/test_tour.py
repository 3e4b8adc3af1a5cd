"""The tour: pictures of a whole visit, an index that shows them, and a request that arrives in an export."""

import argparse
import csv
import re
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kiosk.paths import CONTENT
from kiosk.tour import run
from tests.support.locks import quick_lock
from tests.support.pages import make_content

__all__ = ["quick_lock"]


def arguments(out: Path, **changes: object) -> argparse.Namespace:
    values = {
        "out": out,
        "content": CONTENT,
        "size": [(800, 480)],
        "lang": ["en"],
        "text": "normal",
        "theme": "light",
        "part": "visit",
        **changes,
    }
    return argparse.Namespace(**values)


def take(out: Path, **changes: object) -> int:
    """Take the tour; it puts Qt's messages into the log, which is pytest's part here."""
    before = qInstallMessageHandler(None)
    try:
        return run(arguments(out, **changes))
    finally:
        qInstallMessageHandler(before)


def test_the_tour_shows_everything_and_exports_a_request(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "tour"
    content = make_content(tmp_path)
    assert take(out, content=content) == 0
    said = capsys.readouterr().out
    pictures = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.png"))
    assert len(pictures) > 20
    assert f"{len(pictures)} pictures" in said
    assert "1 requests saved and exported" in said
    for picture in pictures:
        image = QImage(str(out / picture))
        assert (image.width(), image.height()) == (800, 480)
    index = (out / "index.html").read_text(encoding="utf-8")
    assert sorted(set(re.findall(r'src="([^"]+)"', index))) == pictures
    for caption in ("Waiting for a visitor", "Home", "Get help now", "Saved: thank you", "No pages", "without a key"):
        assert caption in index
    with (out / "requests.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 2
    assert "Test Patient" in rows[1]


@pytest.mark.usefixtures("qapp", "quick_lock")
def test_the_staffs_part_shows_every_screen_of_theirs(tmp_path: Path) -> None:
    out = tmp_path / "tour"
    assert take(out, part="staff", size=[(1024, 600)], content=make_content(tmp_path)) == 0
    index = (out / "index.html").read_text(encoding="utf-8")
    for caption in (
        *("First start: the recovery key", "First start: done", "a wrong passphrase", "too many wrong tries"),
        *("a request to dial from", "the file is written", "exported", "a sealed copy", "how a page stands"),
        *("a page is signed off", "removing is asked twice", "there is a new key", "what people read, by page"),
        *("the kiosk is not well", "a report for the technician, done", "a setting that cannot be"),
        *("the screen is cleaned", "no key on the kiosk: the PIN", "Staff: locked"),
    ):
        assert caption in index, caption


def test_a_second_tour_into_the_same_folder_replaces_the_first(qapp: QApplication, tmp_path: Path) -> None:
    content = make_content(tmp_path)
    out = tmp_path / "tour"
    stale = out / "800x480-en-large-dark" / "999.png"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"old")
    assert take(out, content=content, text="large", theme="dark") == 0
    assert not stale.exists()
    assert "800 x 480, en, text large, dark" in (out / "index.html").read_text(encoding="utf-8")
