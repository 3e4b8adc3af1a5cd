import json
import logging
from pathlib import Path

import pytest

from kiosk.content.model import Library
from kiosk.content.shelf import Shelf
from tests.support.pages import make_page_file


def titles(library: Library) -> list[str]:
    return [page.title for page in library.pages.values()]


def test_a_library_is_read_once_as_long_as_nothing_changes(library: Library) -> None:
    shelf = Shelf(library.root)
    assert shelf.languages == ("en",)
    assert shelf.library("en") is shelf.library("en")
    assert not shelf.poll()


def test_a_change_shows_once_the_folder_has_come_to_rest(library: Library) -> None:
    shelf = Shelf(library.root)
    assert "New" not in titles(shelf.library("en"))
    make_page_file(library.root, title="Half")
    assert not shelf.poll()
    make_page_file(library.root, title="New title")
    assert not shelf.poll()
    assert "New title" not in titles(shelf.library("en"))
    assert shelf.poll()
    assert "New title" in titles(shelf.library("en"))
    assert not shelf.poll()


def test_problems_are_logged_when_a_library_is_read(library: Library, caplog: pytest.LogCaptureFixture) -> None:
    path = make_page_file(library.root, title=None)
    with caplog.at_level(logging.WARNING):
        Shelf(library.root).library("en")
    assert [record.getMessage() for record in caplog.records] == [f'page problem: {path}:1: "title" is missing']


def test_what_is_written_while_a_library_is_read_is_read_once_more(library: Library) -> None:
    shelf = Shelf(library.root)
    make_page_file(library.root, title="Written meanwhile")  # after the look at the folder, before the reading
    assert "Written meanwhile" in titles(shelf.library("en"))
    assert not shelf.poll()  # not yet at rest
    assert shelf.poll()
    assert "Written meanwhile" in titles(shelf.library("en"))
    assert not shelf.poll()


def sign_all(library: Library, path: Path) -> None:
    entries = [
        {"page": page.id, "language": "en", "hash": page.text_hash, "by": "T", "credential": "", "on": "2026-03-01"}
        for page in library.pages.values()
    ]
    path.write_text(json.dumps({"version": 1, "pages": entries}))


def signed(shelf: Shelf) -> list[str]:
    return [page.id for page in shelf.library("en").pages.values() if page.signed]


def test_a_sign_off_shows_once_its_file_has_come_to_rest(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "signoff.json"
    shelf = Shelf(library.root, path)
    assert signed(shelf) == []
    assert not shelf.poll()
    sign_all(library, path)
    assert not shelf.poll()
    assert signed(shelf) == []
    assert shelf.poll()
    assert sorted(signed(shelf)) == ["help", "motor", "sensory", "what"]
    path.unlink()
    assert [shelf.poll(), shelf.poll()] == [False, True]
    assert signed(shelf) == []


def test_only_signed_pages_are_on_a_shelf_that_is_told_so(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "signoff.json"
    shelf = Shelf(library.root, path, only_signed=True)
    assert titles(shelf.library("en")) == ["Get help now"]
    sign_all(library, path)
    assert [shelf.poll(), shelf.poll()] == [False, True]
    assert len(titles(shelf.library("en"))) == 4


@pytest.mark.parametrize("only_signed", [False, True])
def test_sign_offs_that_cannot_be_read_are_logged_and_nothing_counts_as_signed(
    library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture, only_signed: bool
) -> None:
    path = tmp_path / "signoff.json"
    path.write_text('{"pages": [')
    with caplog.at_level(logging.WARNING):
        shown = Shelf(library.root, path, only_signed=only_signed).library("en")
    assert [record.getMessage() for record in caplog.records] == [
        f"the sign-offs in {path} cannot be read (corrupt): no page counts as checked"
    ]
    assert [page for page in shown.pages.values() if page.signed] == []
    assert len(shown.pages) == (1 if only_signed else 4)
