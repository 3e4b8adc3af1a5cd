"""The running number is kept, and a damaged counter never makes numbers look used twice."""

from pathlib import Path

import pytest

from kiosk.errors import Fault, SiteError
from kiosk.requests.chain import read_chain, write_chain


def test_a_new_chain_begins_at_one_under_an_id_of_its_own(tmp_path: Path) -> None:
    first, second = read_chain(tmp_path / "a.json"), read_chain(tmp_path / "b.json")
    assert (first.next_place().number, first.next_place().previous) == (1, "")
    assert first.kiosk != second.kiosk


def test_a_chain_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "chain.json"
    chain = read_chain(path).with_next("id-1", "a" * 64).with_next("id-2", "b" * 64)
    write_chain(path, chain)
    assert read_chain(path) == chain
    assert chain.next_place().number == 3
    assert chain.without_last().next_place().previous == "a" * 64
    assert chain.without_last().without_last() == chain.without_last()


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff\xfe", b'{"kiosk": "\xff"}', b"\0" * 300, b"[" * 3_000])
def test_a_damaged_counter_begins_anew_under_another_id(
    tmp_path: Path, data: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "chain.json"
    write_chain(path, read_chain(path).with_next("id-1", "a" * 64))
    before = read_chain(path).kiosk
    path.write_bytes(data)
    chain = read_chain(path)
    assert chain.next_place().number == 1
    assert chain.kiosk != before
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_a_disk_that_cannot_be_read_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "chain.json"
    path.mkdir()
    with pytest.raises(SiteError) as caught:
        read_chain(path)
    assert caught.value.fault is Fault.IO_ERROR
