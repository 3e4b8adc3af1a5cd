import os
import socket
from pathlib import Path

import pytest

from kiosk.content import disk
from kiosk.content.disk import Refused
from tests.support.pages import make_page_file


def refusal(root: Path, path: Path, limit: int = 1024 * 1024) -> str:
    with pytest.raises(Refused) as caught:
        disk.read_bytes(root, path, limit)
    return caught.value.what


def test_text_is_read_whatever_its_line_ends_and_its_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("\ufeffé\r\nb\rc\n".encode())
    assert disk.read_text(tmp_path, tmp_path / "a") == "é\nb\nc\n"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"caf\xe9", "is not UTF-8 text; save it as UTF-8"),
        ("Ça".encode("utf-16"), "holds zero bytes; save it as plain text in UTF-8"),
        (b"a\0b", "holds zero bytes; save it as plain text in UTF-8"),
    ],
)
def test_text_in_another_encoding_is_refused(tmp_path: Path, data: bytes, what: str) -> None:
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(Refused, match=what):
        disk.read_text(tmp_path, tmp_path / "a")


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * (1024 * 1024 + 1))
    assert refusal(tmp_path, tmp_path / "a") == "is larger than 1 MiB"
    assert len(disk.read_bytes(tmp_path, tmp_path / "a", 2 * 1024 * 1024)) == 1024 * 1024 + 1


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as file:
        file.truncate(1 << 40)  # a terabyte of nothing: reading it would end the test run
    assert refusal(tmp_path, tmp_path / "a") == "is larger than 1 MiB"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, tmp_path / "a") == "does not exist"


def test_a_pipe_is_refused_without_waiting_for_its_other_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    assert refusal(tmp_path, tmp_path / "a") == "is not an ordinary file"


def test_a_socket_and_a_folder_are_refused(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        assert refusal(tmp_path, tmp_path / "s") == "is not an ordinary file"
    assert refusal(tmp_path, tmp_path) == "is not an ordinary file"


def test_links_that_lead_out_are_refused_and_links_inside_are_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "in-not"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret").write_text("s")
    (inside / "real").write_text("r")
    (inside / "out").symlink_to(outside / "secret")
    (inside / "outwards").symlink_to("../in-not/secret")
    (inside / "folder").symlink_to(outside)
    (inside / "device").symlink_to("/dev/zero")
    (inside / "good").symlink_to("real")
    for name in ("out", "outwards", "folder/secret", "device", "../in-not/secret"):
        assert refusal(inside, inside / name) == "leads out of its folder"
    assert disk.read_bytes(inside, inside / "good", 10) == b"r"


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("a")
    assert refusal(tmp_path, tmp_path / "a") == "cannot be read"


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_path: Path, _flags: int) -> int:
        raise PermissionError(13, "no")

    (tmp_path / "a").write_text("x")
    monkeypatch.setattr("os.open", locked)
    assert refusal(tmp_path, tmp_path / "a") == "cannot be read: no permission"


def test_pages_are_found_in_topic_folders_in_order_and_nothing_else_is(content: Path) -> None:
    (content / "en" / "types" / "notes.txt").write_text("x")
    (content / "en" / "types" / ".motor.md.swp").write_text("x")
    (content / "en" / "types" / ".hidden.md").write_text("x")
    (content / "en" / "loose.md").write_text("x")
    (content / "en" / "loop").symlink_to("loop")
    names = [path.relative_to(content / "en").as_posix() for path in disk.page_paths(content, "en")]
    assert names == ["types/motor.md", "types/sensory.md", "understand/what.md", "urgent/help.md"]


def test_languages_are_the_folders_with_pages(content: Path) -> None:
    page = make_page_file(content)
    for language in ("es", "pt-BR", "x", "pictures2", "EN"):
        folder = content / language / "types"
        folder.mkdir(parents=True)
        (folder / page.name).write_text("x")
    (content / "fr" / "types").mkdir(parents=True)
    assert disk.languages(content) == ("en", "es", "pt-BR")
    assert disk.languages(content / "missing") == ()


def test_the_signature_changes_with_any_change_and_only_then(content: Path) -> None:
    page = content / "en" / "types" / "motor.md"
    first = disk.signature(content)
    assert disk.signature(content) == first
    text = page.read_text()
    status = page.stat()
    page.write_text(text.replace("Motor", "Rotom"))
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    second = disk.signature(content)
    assert second != first
    copy = page.with_name("copy")
    copy.write_text(text)
    os.utime(copy, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    copy.replace(page)  # the way editors save: another file of the same size and time
    third = disk.signature(content)
    assert third != second
    (content / "pictures" / "foot.svg").unlink()
    assert disk.signature(content) != third


def test_the_mark_of_a_file_changes_with_it_and_is_zero_without_one(tmp_path: Path) -> None:
    path = tmp_path / "a"
    assert disk.file_mark(path) == (0, 0, 0)
    path.write_text("one")
    os.utime(path, ns=(5, 5))
    first = disk.file_mark(path)
    assert first[:2] == (3, 5)
    path.write_text("two")
    os.utime(path, ns=(5, 6))
    assert disk.file_mark(path) not in (first, (0, 0, 0))
    assert disk.file_mark(path / "below") == (0, 0, 0)


def test_the_signature_of_no_folder_is_empty(tmp_path: Path) -> None:
    assert disk.signature(tmp_path / "missing") == ()


def test_the_signature_survives_a_link_to_nowhere_and_does_not_follow_links_into_folders(content: Path) -> None:
    (content / "pictures" / "dangling.svg").symlink_to("nowhere")
    (content / "pictures" / "up").symlink_to(content)
    names = [Path(mark[0]).name for mark in disk.signature(content)]
    assert names.count("dangling.svg") == 1
    assert names.count("motor.md") == 1


def test_the_signature_stops_at_a_folder_that_was_named_by_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "MAX_ENTRIES", 10)
    for number in range(20):
        (tmp_path / f"f{number}").write_text("")
    assert len(disk.signature(tmp_path)) == 10
    deep = tmp_path / "g" / "1" / "2" / "3" / "4" / "5" / "6"
    deep.mkdir(parents=True)
    monkeypatch.setattr(disk, "MAX_ENTRIES", 1_000)
    assert [Path(mark[0]).name for mark in disk.signature(tmp_path / "g")] == ["1", "2", "3", "4", "5"]
