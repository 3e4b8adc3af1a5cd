import os
from pathlib import Path

import pytest

from kiosk.content.disk import Refused
from kiosk.content.pictures import PictureFinder, drawing_fault
from tests.support.pages import DRAWING, PNG

USE = '<use href="#a"/>'
OPEN, CLOSE = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">', "</svg>"


@pytest.fixture
def beside(content: Path) -> Path:
    return content / "en" / "types"


@pytest.fixture
def finder(content: Path) -> PictureFinder:
    return PictureFinder(content, content.parent / "illustrations")


def refusal(finder: PictureFinder, reference: str, beside: Path) -> str:
    with pytest.raises(Refused) as caught:
        finder.find(reference, beside)
    return caught.value.what


def test_places_are_looked_at_in_order(finder: PictureFinder, content: Path, beside: Path) -> None:
    assert finder.find("needling.svg", beside) == (content.parent / "illustrations" / "needling.svg", None)
    assert finder.find("foot.svg", beside) == (content / "pictures" / "foot.svg", None)
    (beside / "foot.svg").write_text(DRAWING)
    assert PictureFinder(content, content).find("foot.svg", beside) == (beside / "foot.svg", None)


def test_a_number_names_the_state_of_a_film(finder: PictureFinder, beside: Path) -> None:
    assert finder.find("foot.svg#1", beside)[1] == 1
    assert finder.find("foot.svg#12", beside)[1] == 12


@pytest.mark.parametrize(
    "reference",
    [
        "", "foot", "foot.gif", "foot.svg.exe", "foot.svgz", ".svg", "foot.svg#", "foot.svg#0", "foot.svg#x",
        "foot.svg#123", "foot.svg#1#2", "../foot.svg", "a/foot.svg", "./foot.svg", "/etc/foot.svg",
        "\\\\host\\foot.svg", "c:foot.svg", "file:///foot.svg", "http://x/foot.svg", "data:image/svg+xml,foot.svg",
        "qrc:/foot.svg", "%2e%2e/foot.svg", "foot%2esvg", "foot.svg?x", "foot\n.svg", "foot\0.svg",
        "x" * 121 + ".svg",
    ],
)  # fmt: skip
def test_what_is_no_plain_name_is_refused(finder: PictureFinder, beside: Path, reference: str) -> None:
    assert refusal(finder, reference, beside) == "is not the name of a picture (.svg, .png, .jpg) without folders"


def test_a_name_too_long_for_the_disk_is_refused(finder: PictureFinder, beside: Path) -> None:
    assert refusal(finder, "\U0001f9b6" * 100 + ".svg", beside) == "does not exist"


def test_pictures_that_lead_out_or_are_no_files_are_refused(
    finder: PictureFinder, content: Path, beside: Path, tmp_path: Path
) -> None:
    (tmp_path / "outside.svg").write_text(DRAWING)
    (beside / "out.svg").symlink_to(tmp_path / "outside.svg")
    (beside / "nowhere.svg").symlink_to(tmp_path / "nowhere.svg")
    (beside / "folder.svg").mkdir()
    os.mkfifo(content / "pictures" / "pipe.png")
    assert refusal(finder, "out.svg", beside) == "leads out of its folder"
    assert refusal(finder, "nowhere.svg", beside) == "leads out of its folder"
    assert refusal(finder, "folder.svg", beside) == "is not an ordinary file"
    assert refusal(finder, "pipe.png", beside) == "is not an ordinary file"


def test_a_picture_of_fifty_mebibytes_is_refused_unread(finder: PictureFinder, beside: Path) -> None:
    with (beside / "big.svg").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert refusal(finder, "big.svg", beside) == "is larger than 2 MiB"


def test_a_name_that_lies_about_its_kind_is_refused(finder: PictureFinder, beside: Path) -> None:
    (beside / "a.png").write_bytes(b"GIF89a")
    (beside / "b.JPG").write_bytes(PNG)
    (beside / "c.png").write_bytes(PNG)
    (beside / "d.JPG").write_bytes(b"\xff\xd8\xff\xe0")
    assert refusal(finder, "a.png", beside) == "is not a .png picture, whatever its name says"
    assert refusal(finder, "b.JPG", beside) == "is not a .jpg picture, whatever its name says"
    assert finder.find("c.png", beside) == (beside / "c.png", None)
    assert finder.find("d.JPG", beside) == (beside / "d.JPG", None)


def test_an_unsafe_drawing_is_refused_each_time_it_is_asked_for(finder: PictureFinder, beside: Path) -> None:
    (beside / "bad.svg").write_text(f"{OPEN}<script/>{CLOSE}")
    assert refusal(finder, "bad.svg", beside) == "holds a script"
    assert refusal(finder, "bad.svg#2", beside) == "holds a script"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "is not a drawing that can be read (line 1)"),
        ("a drawing", "is not a drawing that can be read (line 1)"),
        (f"{OPEN}\n<g>\n{CLOSE}", "is not a drawing that can be read (line 3)"),
        (f"{OPEN}<g/>", "is not a drawing that can be read (line 1)"),
        (f'{OPEN}<g data-states="2"{CLOSE}', "is not a drawing that can be read (line 1)"),
        (f"{OPEN}&bomb;{CLOSE}", "is not a drawing that can be read (line 1)"),
        (f"{OPEN}\x01{CLOSE}", "is not a drawing that can be read (line 1)"),
        (f"{OPEN}{'<g>' * 30}{'</g>' * 30}{CLOSE}", "nests its parts more than 30 levels deep"),
        (f"{OPEN}{'<g>' * 39_000}", "nests its parts more than 30 levels deep"),
        (f"{OPEN}{USE * 21}{CLOSE}", "draws parts of itself more than 20 times"),
        (f"{OPEN}{'<s:USE />' * 21}{CLOSE}", "draws parts of itself more than 20 times"),
        (f"{OPEN}{'<g/>' * 40_000}{CLOSE}", "has more than 40000 parts"),
        (f"{OPEN}{' ' * 2 * 1024 * 1024}{CLOSE}", "is larger than 2 MiB"),
    ],
    ids=range(13),
)
def test_a_drawing_that_would_stop_the_program_is_refused(
    finder: PictureFinder, beside: Path, text: str, what: str
) -> None:
    (beside / "bad.svg").write_text(text)
    assert refusal(finder, "bad.svg", beside) == what


@pytest.mark.parametrize(
    "text",
    [
        f"{OPEN}{'<g>' * 29}{'</g>' * 29}{'<g><g/></g>' * 1_000}{CLOSE}",
        f"{OPEN}{USE * 20}{CLOSE}",
        f'<?xml version="1.0" encoding="ISO-8859-1"?>{OPEN}<title>Füße</title>{CLOSE}',
        f"\ufeff{OPEN}{CLOSE}",
    ],
    ids=range(4),
)
def test_a_large_but_harmless_drawing_is_shown(finder: PictureFinder, beside: Path, text: str) -> None:
    (beside / "good.svg").write_text(text, encoding="utf-8")
    assert finder.find("good.svg", beside) == (beside / "good.svg", None)


@pytest.mark.parametrize(
    ("inside", "fault"),
    [
        ('<circle class="f-skin" onclick="x()"/>', "holds a script"),
        ("<SCRIPT>x</SCRIPT>", "holds a script"),
        ('<s:script xmlns:s="http://www.w3.org/2000/svg">x</s:script>', "holds a script"),
        ("<handler/>", "holds a script"),
        ('<image xlink:href="#a"/>', "holds something other than a drawing"),
        ('<svg:image href="x.png"/>', "holds something other than a drawing"),
        ("<foreignObject/>", "holds something other than a drawing"),
        ('<use xlink:href="http://example.org/a.svg#b"/>', "refers to something outside itself"),
        ("<use xlink:href = 'file:///etc/passwd'/>", "refers to something outside itself"),
        ('<a href="javascript:x">', "refers to something outside itself"),
        ('<a href="&#102;ile:///x">', "refers to something outside itself"),
        ("<style>@import 'a.css'</style>", "refers to something outside itself"),
        ('<rect fill="url(http://example.org/a)"/>', "refers to something outside itself"),
        ("<rect fill=\"url('a.svg#b')\"/>", "refers to something outside itself"),
    ],
)
def test_drawings_that_could_do_more_than_draw_are_refused(inside: str, fault: str) -> None:
    assert drawing_fault(f"{OPEN}{inside}{CLOSE}".encode()) == fault


def test_declarations_and_other_encodings_are_refused() -> None:
    assert drawing_fault(b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>') == "declares a document type or entities"
    assert drawing_fault(b'<?xml-stylesheet href="a.css"?><svg/>') == "names a style sheet outside itself"
    assert drawing_fault(f"{OPEN}<script/>{CLOSE}".encode("utf-16")) == "is not UTF-8 text"


def test_references_inside_the_drawing_are_allowed() -> None:
    inside = '<use xlink:href="#a"/><use href="#a"/><rect fill="url(#g)" class="f-skin"/><g id="confirm-onset"/>'
    assert drawing_fault(f"{OPEN}{inside}{CLOSE}".encode()) is None
    assert drawing_fault(DRAWING.encode()) is None
