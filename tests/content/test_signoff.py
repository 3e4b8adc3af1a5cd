import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk.content.library import load_library
from kiosk.content.model import Library, SignOff
from kiosk.content.signoff import MAX_BYTES, SignOffs, read_sign_offs, sign_off_of
from kiosk.errors import Fault, SiteError
from tests.support.pages import LANGUAGE, make_body_map, make_page_file

REVIEWER = SignOff("Test Reviewer", "PT", date(2026, 3, 1))


def entry(library: Library, page_id: str, **changes: str) -> dict[str, str]:
    page = library.pages[page_id]
    return {
        "page": page.id,
        "language": page.language,
        "hash": page.text_hash,
        "by": "Test Reviewer",
        "credential": "PT",
        "on": "2026-03-01",
        **changes,
    }


def write(folder: Path, *entries: dict[str, str], **changes: object) -> Path:
    path = folder / "signoff.json"
    path.write_text(json.dumps({"version": 1, "pages": entries, **changes}))
    return path


def signed(content: Path, sign_offs: SignOffs, *, only_signed: bool = False) -> Library:
    return load_library(content, LANGUAGE, content.parent / "illustrations", sign_offs, only_signed=only_signed)


def test_sign_offs_are_read_by_page_language_and_hash(library: Library, tmp_path: Path) -> None:
    text = library.pages["motor"].text_hash
    found = read_sign_offs(write(tmp_path, entry(library, "motor"), entry(library, "motor", language="es")))
    assert found == {("motor", "en", text): REVIEWER, ("motor", "es", text): REVIEWER}
    assert sign_off_of(library.pages["motor"], found) == REVIEWER
    assert sign_off_of(library.pages["sensory"], found) is None


def test_without_a_file_nothing_is_signed(tmp_path: Path) -> None:
    assert read_sign_offs(tmp_path / "signoff.json") == {}
    assert read_sign_offs(write(tmp_path)) == {}


def test_the_later_of_two_sign_offs_of_the_same_text_counts(library: Library, tmp_path: Path) -> None:
    path = write(tmp_path, entry(library, "motor"), entry(library, "motor", by="Test Second", on="2026-03-02"))
    assert sign_off_of(library.pages["motor"], read_sign_offs(path)) == SignOff("Test Second", "PT", date(2026, 3, 2))


def test_a_name_is_one_short_line(library: Library, tmp_path: Path) -> None:
    path = write(tmp_path, entry(library, "motor", by=" A\u0000\u001b\n\u202e  b\u00a0c ", credential="x" * 5_000))
    found = sign_off_of(library.pages["motor"], read_sign_offs(path))
    assert found is not None
    assert (found.by, found.credential) == ("A b c", "x" * 80)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"null", b"[]", b"3", b"{", b'{"version": 1, "pages": {}}', b'{"version": "1"}', b'{"version": 2}',
        b'{"version": 0, "pages": []}', b'{"version": true}', b'{"pages": [3]}', b'{"pages": [{"page": "motor"}]}',
        b"\xff\xfe{}", b"\0" * 100, b'{"version": 1e999}', b"[" * 100_000,
        b'{"x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    ],
)  # fmt: skip
def test_a_file_that_is_no_record_of_sign_offs_is_corrupt(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "signoff.json"
    path.write_bytes(data)
    with pytest.raises(SiteError) as caught:
        read_sign_offs(path)
    assert (caught.value.fault, caught.value.subject) == (Fault.CORRUPT, str(path))


@pytest.mark.parametrize("change", [{"on": "2026-02-30"}, {"on": "soon"}, {"on": 3}, {"by": None}, {"hash": 3}])
def test_a_sign_off_of_a_wrong_type_makes_the_file_corrupt(
    library: Library, tmp_path: Path, change: dict[str, str]
) -> None:
    with pytest.raises(SiteError, match="corrupt"):
        read_sign_offs(write(tmp_path, entry(library, "motor", **change)))


def test_a_file_of_any_size_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "signoff.json"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(SiteError) as caught:
        read_sign_offs(path)
    assert caught.value.fault is Fault.TOO_BIG
    path.write_bytes(b"{}" + b" " * (MAX_BYTES - 2))
    assert read_sign_offs(path) == {}


def test_a_folder_instead_of_the_file_is_a_fault_of_the_site(tmp_path: Path) -> None:
    with pytest.raises(SiteError):
        read_sign_offs(tmp_path)


def test_a_changed_page_loses_its_sign_off_and_gets_it_back(content: Path, library: Library, tmp_path: Path) -> None:
    found = read_sign_offs(write(tmp_path, entry(library, "sensory")))
    assert signed(content, found).pages["sensory"].signed == REVIEWER
    assert signed(content, found).pages["motor"].signed is None
    make_page_file(content, body="Nerves carry messages!\n")
    assert signed(content, found).pages["sensory"].signed is None
    make_page_file(content, reviewed_by="Test Reviewer")  # nothing that a visitor reads as the page's text
    assert signed(content, found).pages["sensory"].signed == REVIEWER


def test_only_signed_pages_are_shown_but_get_help_now_always(content: Path, library: Library) -> None:
    sign_offs = {("sensory", "en", library.pages["sensory"].text_hash): REVIEWER}
    shown = signed(content, sign_offs, only_signed=True)
    assert list(shown.pages) == ["help", "sensory"]
    assert shown.urgent is not None
    assert shown.urgent.signed is None
    assert [topic.id for topic in shown.topics] == ["types"]
    assert shown.problems == ()
    assert len(signed(content, sign_offs).pages) == 4


def test_with_nothing_signed_only_get_help_now_is_left(content: Path) -> None:
    library = signed(content, {}, only_signed=True)
    assert list(library.pages) == ["help"]
    assert library.is_empty
    assert library.urgent is library.pages["help"]
    assert library.attract != ()  # the pages are there: the waiting screen keeps its words


def test_a_hidden_page_leaves_no_way_that_ends_nowhere(content: Path) -> None:
    make_page_file(content, "types/third", order=30, title="Third", related=["sensory", "what"])
    make_page_file(content, "types/motor", order=10, related=["sensory", "third"])
    make_body_map(content)
    every = signed(content, {})
    hidden = {key: page for key, page in every.pages.items() if key != "sensory"}
    sign_offs = {(page.id, page.language, page.text_hash): REVIEWER for page in hidden.values()}
    library = signed(content, sign_offs, only_signed=True)
    motor, third = library.pages["motor"], library.pages["third"]
    assert every.next_page(every.pages["motor"]) is every.pages["sensory"]
    assert library.next_page(motor) is third
    assert library.position(third) == (2, 2)
    assert library.related(motor) == (third,)
    assert library.related(third) == (library.pages["what"],)
    assert library.body_map["legs"].pages == ("motor",)
    assert library.body_map["feet"].pages == ()
    assert library.question("sensory", 0) is None
    assert library.problems == ()  # hidden is not missing: the clinic has nothing to mend


def test_the_hash_is_that_of_the_page_without_its_sign_off(library: Library) -> None:
    page = library.pages["motor"]
    assert replace(page, signed=REVIEWER).text_hash == page.text_hash
