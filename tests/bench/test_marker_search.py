"""The search for what was typed finds it however it is written down; else "0 hits" would say nothing."""

import base64
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from bench.marker_search import MarkerSearch

MARK = "Ñuxvoma Quill"

WRITINGS: dict[str, Callable[[str], bytes]] = {
    "as it is": lambda text: text.encode(),
    "in capitals": lambda text: text.upper().encode(),
    "in UTF-16": lambda text: text.encode("utf-16"),
    "in UTF-16, the other way round": lambda text: text.encode("utf-16-be"),
    "in Latin-1": lambda text: text.encode("latin-1"),
    "as base64": lambda text: base64.b64encode(f"{text}.".encode()),
    "as base64, one byte later": lambda text: base64.b64encode(f"a{text}.".encode()),
    "as base64, two bytes later": lambda text: base64.b64encode(f"ab{text}.".encode()),
    "as base64 of UTF-16": lambda text: base64.b64encode(text.encode("utf-16")),
    "as JSON": lambda text: json.dumps({"name": text}).encode(),
    "all escaped": lambda text: "".join(f"\\u{ord(char):04X}" for char in text).encode(),
    "in an address": lambda text: quote(text).encode(),
    "in hex": lambda text: text.encode().hex().encode(),
}


@pytest.mark.parametrize("writing", WRITINGS)
@pytest.mark.parametrize("before", [b"", b"x", b"xy"])
def test_it_is_found(writing: str, before: bytes) -> None:
    data = before + WRITINGS[writing](MARK) + b"\nmore"
    assert MarkerSearch([MARK]).in_bytes("here", data)
    assert MarkerSearch(["Another"]).in_bytes("here", data) == []


def test_it_is_found_in_names_of_files_and_inside_of_zips(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / f"{MARK}.txt").write_text("nothing")
    with zipfile.ZipFile(tmp_path / "folder" / "a.zip", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("part", f"{MARK} " * 9)
    found = MarkerSearch([MARK]).in_files(tmp_path / "folder")
    assert sorted(hit.place for hit in found.hits) == ["folder/a.zip/part", f"the name folder/{MARK}.txt"]
    assert found.files == 3
