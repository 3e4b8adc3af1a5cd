"""The web site of the pages: complete, without a script, and with nothing from elsewhere."""

import os
import re
import stat
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kiosk.cli import main
from kiosk.content.library import load_library
from kiosk.errors import Fault, SiteError
from kiosk.i18n import language
from kiosk.paths import CONTENT
from kiosk.settings import Clinic
from kiosk.website import MARKER, SiteParts, labelled, write_site
from tests.support.pages import make_content, make_page_file

CLINIC = Clinic(name="Test <Clinic>", phone="208-555-0100", hours="Monday to Friday")
PARTS = SiteParts(CONTENT, CLINIC)
OUTSIDE = re.compile(r"(?:https?:)?//|javascript:|data:|file:", re.IGNORECASE)


class Reader(HTMLParser):
    """Collects tags, addresses and ids of one page, and the words."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: set[str] = set()
        self.ids: set[str] = set()
        self.pictures_without_words: list[str] = []
        self.words = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.addresses |= {given[key] or "" for key in ("href", "src") if key in given}
        if given.get("id"):
            self.ids.add(given["id"] or "")
        if tag == "img" and not given.get("alt"):
            self.pictures_without_words.append(given.get("src") or "")

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("web") / "site"
    write_site(PARTS, out)
    return out


def sheets(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_every_page_of_every_language_is_there(site: Path) -> None:
    for code in ("en", "es"):
        library = load_library(CONTENT, code)
        assert {path.stem for path in (site / code).glob("*.html")} == {*library.pages, "index", "glossary"}
        for page in library.pages.values():
            assert page.title in Reader(site / code / f"{page.id}.html").words


def test_every_address_leads_to_a_file_of_the_site(site: Path) -> None:
    for sheet in sheets(site):
        for address in Reader(sheet).addresses:
            assert not OUTSIDE.search(address), f"{sheet.name}: {address}"
            path, _, fragment = address.partition("#")
            target = (sheet.parent / path).resolve() if path else sheet
            assert target.is_file(), f"{sheet.name}: {address}"
            assert target.is_relative_to(site)
            if fragment:
                assert fragment in Reader(target).ids, f"{sheet.name}: {address}"


def test_there_is_no_script_and_no_form_and_every_picture_has_words(site: Path) -> None:
    for sheet in sheets(site):
        reader = Reader(sheet)
        assert not reader.tags & {"script", "iframe", "form", "object", "embed", "base"}
        assert reader.pictures_without_words == []
        text = sheet.read_text(encoding="utf-8")
        assert "default-src 'none'" in text
        assert not re.search(r"\son[a-z]+=|style=\"", text)


def test_pictures_are_drawings_in_the_theme_s_colours_with_their_labels(site: Path) -> None:
    for path in (site / "en" / "pictures").glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        ElementTree.fromstring(text)  # noqa: S314 - written a moment ago
        assert "<style>" in text
    words = "".join(path.read_text(encoding="utf-8") for path in (site / "en" / "pictures").glob("*needling-steps.svg"))
    assert ">Tight spot<" in words


def test_a_needle_is_shown_only_to_those_who_ask(site: Path) -> None:
    text = (site / "en" / "needling-steps.html").read_text(encoding="utf-8")
    outside = re.sub(r"<details>.*?</details>", "", text, flags=re.DOTALL)
    assert "-needle-" in text
    assert "-needle-" not in outside


def test_the_clinic_s_words_are_text(site: Path) -> None:
    text = (site / "en" / "about.html").read_text(encoding="utf-8")
    assert "Test &lt;Clinic&gt;" in text
    assert "<Clinic>" not in text


def test_pages_end_as_on_the_kiosk(site: Path) -> None:
    words = Reader(site / "en" / "motor.html").words
    page = load_library(CONTENT, "en").pages["motor"]
    for point in page.key_points:
        assert point in words
    assert "Not yet checked by your clinic." in words
    assert page.sources[0].publisher in words
    assert "Su clínica aún no ha revisado esta página." in Reader(site / "es" / "motor.html").words


def test_a_web_server_may_read_it_whatever_the_kiosk_keeps_for_itself(tmp_path: Path) -> None:
    old = os.umask(0o077)
    try:
        write_site(PARTS, tmp_path / "site")
    finally:
        os.umask(old)
    for path in (tmp_path / "site").rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o755 if path.is_dir() else 0o644), path


def test_the_language_in_force_stays(site: Path) -> None:
    assert language() == "en"


def test_it_replaces_what_it_wrote_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert write_site(PARTS, out) > 0
    (out / "en" / "gone.html").write_text("old", encoding="utf-8")
    write_site(PARTS, out)
    assert not (out / "en" / "gone.html").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]
    (out / MARKER).unlink()
    with pytest.raises(SiteError) as caught:
        write_site(PARTS, out)
    assert caught.value.fault is Fault.BAD_INPUT
    assert (out / "index.html").exists()


def test_a_folder_without_pages_makes_no_site(tmp_path: Path) -> None:
    with pytest.raises(SiteError) as caught:
        write_site(SiteParts(tmp_path / "none", CLINIC), tmp_path / "site")
    assert caught.value.fault is Fault.MISSING
    assert not (tmp_path / "site").exists()


def test_pages_that_nobody_has_signed_can_stay_out(tmp_path: Path) -> None:
    content = make_content(tmp_path)
    make_page_file(content, "types/sensory")
    make_page_file(content, "urgent/help", title="Get help now", short="Get help", kind="urgent", sources=[])
    write_site(SiteParts(content, CLINIC, only_signed=True), tmp_path / "site")
    assert {path.stem for path in (tmp_path / "site" / "en").glob("*.html")} == {"index", "help"}


def test_a_photograph_is_copied(tmp_path: Path) -> None:
    content = make_content(tmp_path)
    (content / "en" / "types" / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 20)
    make_page_file(content, "types/sensory", picture="photo.png")
    write_site(SiteParts(content, CLINIC), tmp_path / "site")
    assert (tmp_path / "site" / "en" / "pictures" / "photo-sensory.png").read_bytes().startswith(b"\x89PNG")


def test_labels_stay_within_the_drawing() -> None:
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 400">'
        b'<rect id="label-a" x="10" y="10" width="40" height="20"/>'
        b'<rect id="label-b" x="560" y="10" width="40" height="20"/>'
        b'<rect id="label-none" x="0" y="0" width="9" height="9"/><rect x="1" y="1" width="2" height="2"/></svg>'
    )
    drawn = labelled(drawing, {"a": "A rather long label", "b": "Another long label"})
    root = ElementTree.fromstring(drawn)  # noqa: S314 - written above
    chips = [place for place in root.iter() if place.get("class") == "f-surface s-line"]
    assert len(chips) == 2
    for chip in chips:
        assert float(chip.get("x", 0)) >= 0
        assert float(chip.get("x", 0)) + float(chip.get("width", 0)) <= 600


def test_the_command_says_where_to_look(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = str(tmp_path / "data")
    assert main(["site", "--out", str(tmp_path / "site"), "--data", data]) == 0
    assert "Open index.html there" in capsys.readouterr().out
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("mine", encoding="utf-8")
    assert main(["site", "--out", str(tmp_path / "other"), "--data", data]) == 2
    assert "holds other things" in capsys.readouterr().err
    assert (tmp_path / "other" / "letter.txt").exists()
    assert main(["site", "--out", str(tmp_path / "no"), "--data", data, "--content", str(tmp_path / "none")]) == 1
