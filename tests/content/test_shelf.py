import logging

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
