import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kiosk.content.svg import has_needle, label_keys, themed_svg

FILM = (
    '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<rect id="skin" class="f-skin"/>'
    '<g data-states="1 2" id="early"><path id="inner"/></g>'
    '<g data-states="2 3" id="late"><g data-shy="needle" id="needle"/></g>'
    '<g data-states="12" id="twelfth"/>'
    '<rect id="label-skin" class="f-none"/><rect id="label-tight-spot2" class="f-none"/>'
    '<rect id="labels"/><rect id="label-Big"/></svg>'
)
SHY = '<svg xmlns="http://www.w3.org/2000/svg"><g id="arm"/><g data-shy="needle" id="needle"><g id="tip"/></g></svg>'
STILL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g id="arm" class="f-skin s-line"/></svg>'


def drawing(tmp_path: Path, text: str, name: str = "a.svg") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def ids(data: bytes) -> set[str]:
    return {found for element in ElementTree.fromstring(data).iter() if (found := element.get("id"))}  # noqa: S314


ALWAYS = {"skin", "label-skin", "label-tight-spot2", "labels", "label-Big"}


@pytest.mark.parametrize(
    ("state", "more"),
    [
        (None, {"early", "inner"}),
        (1, {"early", "inner"}),
        (2, {"early", "inner", "late"}),
        (3, {"late"}),
        (4, set()),
        (12, {"twelfth"}),
    ],
)
def test_of_a_film_only_the_state_that_is_asked_for_stays(tmp_path: Path, state: int | None, more: set[str]) -> None:
    assert ids(themed_svg(drawing(tmp_path, FILM), state, {})) == ALWAYS | more


def test_a_needle_waits_until_somebody_asks_for_it(tmp_path: Path) -> None:
    path = drawing(tmp_path, SHY)
    assert ids(themed_svg(path, None, {})) == {"arm"}
    assert ids(themed_svg(path, None, {}, shows_needles=True)) == {"arm", "needle", "tip"}
    film = drawing(tmp_path, FILM, "film.svg")
    assert "needle" not in ids(themed_svg(film, 2, {}))
    assert "needle" in ids(themed_svg(film, 2, {}, shows_needles=True))
    assert "needle" not in ids(themed_svg(film, 1, {}, shows_needles=True))


def test_a_picture_knows_in_which_state_a_needle_would_show(tmp_path: Path) -> None:
    film = drawing(tmp_path, FILM, "film.svg")
    assert [has_needle(film, state) for state in (None, 1, 2, 3, 12)] == [False, False, True, True, False]
    assert has_needle(drawing(tmp_path, SHY))
    assert not has_needle(drawing(tmp_path, STILL, "still.svg"))
    (tmp_path / "photo.png").write_bytes(b"data-shy")
    assert not has_needle(tmp_path / "photo.png")


def test_classes_get_the_themes_colours_in_front_of_all_shapes(tmp_path: Path) -> None:
    text = themed_svg(drawing(tmp_path, STILL), None, {"skin": "#aabbcc", "line": "#000001"}).decode()
    assert ".f-skin{fill:#aabbcc}.s-skin{stroke:#aabbcc}.f-line{fill:#000001}" in text
    assert ".f-none{fill:none}.s-none{stroke:none}</style><g" in text
    assert text.count("<style>") == 1
    assert ".f-skin{fill:#aabbcc}" in themed_svg(drawing(tmp_path, FILM), 2, {"skin": "#aabbcc"}).decode()


def test_a_still_picture_is_passed_on_as_it_was_drawn(tmp_path: Path) -> None:
    text = themed_svg(drawing(tmp_path, STILL), 3, {}).decode()
    style = text[text.index("<style>") : text.index("</style>") + len("</style>")]
    assert text.replace(style, "") == STILL


def test_a_chosen_state_stays_a_drawing_without_prefixes(tmp_path: Path) -> None:
    text = themed_svg(drawing(tmp_path, "\ufeff" + FILM), 2, {}).decode()
    assert text.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert "ns0" not in text


def test_the_places_for_labels_are_found_in_the_order_of_the_drawing(tmp_path: Path) -> None:
    assert label_keys(drawing(tmp_path, FILM)) == ["skin", "tight-spot2"]
    assert label_keys(drawing(tmp_path, STILL)) == []


def test_a_drawing_that_changes_on_the_disk_is_read_anew(tmp_path: Path) -> None:
    path = drawing(tmp_path, SHY)
    assert has_needle(path)
    assert label_keys(path) == []
    path.write_text(FILM)
    os.utime(path, ns=(1, 1))
    assert not has_needle(path)
    assert label_keys(path) == ["skin", "tight-spot2"]
    assert "early" in ids(themed_svg(path, 1, {}))
