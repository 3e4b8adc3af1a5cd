"""Drawings take the theme's colours, films show one state, labels keep off each other, broken files break nothing."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.content.model import Picture
from kiosk.paths import ASSETS
from kiosk.ui.widgets.drawing import fitted, icon, label_places, picture, picture_size
from kiosk.ui.widgets.picture_view import PictureView
from kiosk.ui.widgets.tile import Tile
from kiosk.visit.visit import Contrast
from tests.support.looks import count_color, has_color, make_look, painted

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">{}</svg>'
SQUARE = SVG.format('<rect class="f-skin" x="0" y="0" width="40" height="20"/>')
FILM = SVG.format(
    '<rect class="f-skin" x="0" y="0" width="40" height="20"/>'
    '<g data-states="2 3"><rect class="f-nerve" x="0" y="0" width="40" height="20"/></g>'
)
LABELLED = SVG.format(
    '<rect class="f-skin" x="0" y="0" width="40" height="20"/>'
    '<rect id="label-skin" class="f-none" x="22" y="2" width="16" height="3"/>'
    '<rect id="label-nerve" class="f-none" x="22" y="15" width="16" height="3"/>'
    '<rect id="label-twin" class="f-none" x="22" y="2" width="16" height="3"/>'
)
THEME = make_look().theme


def write(folder: Path, text: str, name: str = "drawing.svg") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def colors_of(path: Path, state: int | None, contrast: Contrast = Contrast.LIGHT) -> str:
    """Return the colour in the middle of the drawing."""
    theme = make_look(contrast=contrast).theme
    return QColor(picture(Picture(path.name, path, state), theme, QSize(40, 20)).toImage().pixel(20, 10)).name().upper()


@pytest.mark.parametrize("contrast", list(Contrast))
def test_a_drawing_takes_the_colours_of_the_theme(qtbot: QtBot, tmp_path: Path, contrast: Contrast) -> None:
    assert colors_of(write(tmp_path, SQUARE), None, contrast) == make_look(contrast=contrast).theme["skin"].upper()


@pytest.mark.parametrize(("state", "token"), [(None, "skin"), (1, "skin"), (2, "nerve"), (3, "nerve"), (4, "skin")])
def test_a_film_shows_the_groups_of_one_state(qtbot: QtBot, tmp_path: Path, state: int | None, token: str) -> None:
    assert colors_of(write(tmp_path, FILM), state) == THEME[token].upper()


def test_a_drawing_that_changes_on_disk_is_drawn_anew(qtbot: QtBot, tmp_path: Path) -> None:
    path = write(tmp_path, SQUARE)
    assert colors_of(path, None) == THEME["skin"].upper()
    write(tmp_path, SQUARE.replace("f-skin", "f-nerve"))
    os.utime(path, ns=(1, 1))
    assert colors_of(path, None) == THEME["nerve"].upper()


def test_an_icon_takes_the_colour_of_its_button(qtbot: QtBot) -> None:
    image = icon("home", "#123456", 48).toImage()
    assert has_color(image, "#123456")
    assert (image.width(), image.height()) == (48, 48)


@pytest.mark.parametrize(
    ("natural", "room", "size"),
    [((40, 20), (100, 100), (100, 50)), ((20, 40), (100, 100), (50, 100)), ((40, 20), (0, 0), (1, 1))],
)
def test_a_picture_keeps_its_shape(natural: tuple[int, int], room: tuple[int, int], size: tuple[int, int]) -> None:
    assert fitted(QSize(*natural), *room).toTuple() == size


def test_a_picture_that_was_taken_away_is_a_blank(qtbot: QtBot, tmp_path: Path) -> None:
    shown = Picture("gone.svg", tmp_path / "gone.svg", None, "a drawing")
    assert picture(shown, THEME, QSize(20, 10)).toImage().pixelColor(5, 5).alpha() == 0
    photo = Picture("gone.png", tmp_path / "gone.png")
    assert picture(photo, THEME, QSize(20, 10)).toImage().pixelColor(5, 5).alpha() == 0


def test_the_case_of_a_file_s_name_does_not_matter(qtbot: QtBot, tmp_path: Path) -> None:
    assert colors_of(write(tmp_path, SQUARE, "DRAWING.SVG"), None) == THEME["skin"].upper()


def test_a_photograph_is_scaled(qtbot: QtBot, tmp_path: Path) -> None:
    image = QImage(80, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#204060"))
    path = tmp_path / "photo.png"
    image.save(str(path))
    shown = Picture(path.name, path)
    assert picture_size(shown, THEME).toTuple() == (80, 40)
    assert has_color(picture(shown, THEME, QSize(20, 10)).toImage(), "#204060")


def test_label_places_are_told_by_key(qtbot: QtBot, tmp_path: Path) -> None:
    places = label_places(Picture("drawing.svg", write(tmp_path, LABELLED)), THEME)
    assert places["skin"].left() == pytest.approx(22, abs=1)
    assert set(places) == {"skin", "nerve", "twin"}


@pytest.fixture
def view(board: QWidget) -> PictureView:
    view = PictureView(board)
    view.resize(600, 400)
    view.restyle(make_look())
    return view


def show(view: PictureView, path: Path, caption: str = "", **labels: str) -> int:
    """Show a picture; return how many pixels have the colour of labels' words."""
    view.show_picture(Picture(path.name, path, None, "a drawing", caption), labels, "primary")
    return count_color(painted(view), THEME["ink"])


def test_labels_are_drawn_by_the_program_and_never_on_each_other(view: PictureView, tmp_path: Path) -> None:
    path = write(tmp_path, LABELLED)
    none, one = show(view, path), show(view, path, skin="Skin")
    two = show(view, path, skin="Skin", nerve="Nerve")
    assert none < one < two
    assert show(view, path, skin="Skin", nerve="Nerve", twin="Twin") == two


def test_a_picture_says_what_it_shows(view: PictureView, tmp_path: Path) -> None:
    show(view, write(tmp_path, SQUARE), "A caption")
    assert (view.accessibleName(), view.accessibleDescription()) == ("a drawing", "A caption")
    with_caption = view.height_for(600)
    show(view, write(tmp_path, SQUARE))
    assert view.height_for(600) < with_caption
    view.show_picture(None, {}, "primary")
    assert (view.accessibleName(), view.height_for(600)) == ("", 0)


def test_every_drawing_of_ours_is_drawn_in_every_theme(qtbot: QtBot) -> None:
    for contrast in Contrast:
        theme = make_look(contrast=contrast).theme
        for path in sorted((ASSETS / "illustrations").glob("*.svg")):
            shown = Picture(path.name, path)
            size = fitted(picture_size(shown, theme), 200, 200)
            image = picture(shown, theme, size).toImage()
            colors = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
            assert len(colors) > 2, path.name


# Tiles.


def make_tile(
    board: QWidget, drawing: Path | None, width: int, height: int, contrast: Contrast = Contrast.LIGHT
) -> Tile:
    tile = Tile(board, "types", is_hero=False)
    tile.set_content("Four types", "Motor, sensory, autonomic, and a mix", drawing)
    tile.restyle(make_look(contrast=contrast))
    tile.resize(width, height)
    return tile


@pytest.mark.parametrize(("width", "height", "is_drawn"), [(500, 400, True), (800, 200, True), (200, 120, False)])
def test_a_tile_shows_its_drawing_where_there_is_room(
    board: QWidget, tmp_path: Path, width: int, height: int, is_drawn: bool
) -> None:
    tile = make_tile(board, write(tmp_path, SQUARE), width, height)
    assert has_color(painted(tile), THEME["skin"]) == is_drawn


def test_a_tile_without_a_drawing_has_its_words(board: QWidget) -> None:
    tile = make_tile(board, None, 500, 300)
    assert has_color(painted(tile), THEME["types"])
    assert (tile.accessibleName(), tile.accessibleDescription()) == (
        "Four types",
        "Motor, sensory, autonomic, and a mix",
    )
    assert tile.sizeHint().height() == tile.height_for(tile.sizeHint().width())


def test_the_first_tile_is_filled_but_in_high_contrast(board: QWidget) -> None:
    tile = make_tile(board, None, 500, 300)
    tile.is_hero = True
    tile.restyle(make_look())
    assert tile.kind == "main"
    tile.restyle(make_look(contrast=Contrast.HIGH))
    assert tile.kind == "types-tile"
