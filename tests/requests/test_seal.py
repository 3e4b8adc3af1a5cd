"""Only the clinic's keys open what was sealed, and its length says nothing."""

import json
import shutil
import subprocess
from pathlib import Path

import pyrage
import pytest
from pyrage import x25519

from kiosk.errors import Fault, SiteError
from kiosk.requests.seal import STEP, Sealer, fingerprint, pad, read_recipients

KEYS = [x25519.Identity.generate() for _ in range(3)]
PUBLIC = [str(key.to_public()) for key in KEYS]


def recipients_file(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "recipients.txt"
    path.write_text("\n".join(lines))
    return path


def test_comments_blanks_and_doubles_are_passed_over(tmp_path: Path) -> None:
    path = recipients_file(tmp_path, "# desk, 2026", f"  {PUBLIC[0]} # desk", "", PUBLIC[0], PUBLIC[1])
    assert read_recipients(path) == (PUBLIC[0], PUBLIC[1])


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["# nothing"],
        [PUBLIC[0]],
        [PUBLIC[0], PUBLIC[0]],
        [PUBLIC[0], "age1nonsense"],
        [PUBLIC[0], str(KEYS[1])],
        [PUBLIC[0], "\0"],
    ],
)
def test_fewer_than_two_good_public_keys_seal_nothing(tmp_path: Path, lines: list[str]) -> None:
    path = recipients_file(tmp_path, *lines)
    with pytest.raises(SiteError) as caught:
        Sealer(path)
    assert (caught.value.fault, caught.value.subject) == (Fault.NO_KEY, str(path))


def test_a_file_of_keys_that_is_missing_or_no_text_is_no_key(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="no-key"):
        Sealer(tmp_path / "recipients.txt")
    (tmp_path / "recipients.txt").write_bytes(b"\xff" * 100)
    with pytest.raises(SiteError, match="no-key"):
        Sealer(tmp_path / "recipients.txt")


def test_another_fault_of_that_file_keeps_its_name(tmp_path: Path) -> None:
    (tmp_path / "recipients.txt").write_bytes(b"#" * 100_000)
    with pytest.raises(SiteError, match="too-big"):
        Sealer(tmp_path / "recipients.txt")


def test_each_key_opens_alone_and_another_does_not(tmp_path: Path) -> None:
    sealed = Sealer(recipients_file(tmp_path, *PUBLIC[:2])).seal(b'{"a": 1}')
    for key in KEYS[:2]:
        assert json.loads(pyrage.decrypt(sealed, [key])) == {"a": 1}
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed, [KEYS[2]])
    assert b'"a"' not in sealed


@pytest.mark.parametrize("length", [0, 1, STEP - 1, STEP, STEP + 1])
def test_the_plain_length_is_a_multiple_of_the_step(length: int) -> None:
    padded = pad(b"x" * length)
    assert len(padded) % STEP == 0
    assert padded.rstrip() == b"x" * length
    assert len(padded) - length < STEP


def test_short_and_long_names_seal_to_lengths_that_tell_nothing(tmp_path: Path) -> None:
    sealer = Sealer(recipients_file(tmp_path, *PUBLIC[:2]))

    def smallest(name: str) -> int:  # age adds a stanza of random length
        return min(len(sealer.seal(name.encode())) for _ in range(200))

    assert abs(smallest("Al") - smallest("Al" * 300)) < 40


def test_the_fingerprint_is_the_same_in_any_order_and_differs_for_other_keys() -> None:
    assert fingerprint(PUBLIC[:2]) == fingerprint(reversed(PUBLIC[:2]))
    assert fingerprint(PUBLIC[:2]) != fingerprint(PUBLIC[1:])
    assert fingerprint(["b", "a"]) == "7e18 f737 311b 2dc3"


@pytest.mark.skipif(shutil.which("age") is None, reason="the public age program is not installed")
def test_the_public_age_program_opens_it(tmp_path: Path) -> None:
    sealed = tmp_path / "request.age"
    sealed.write_bytes(Sealer(recipients_file(tmp_path, *PUBLIC[:2])).seal(b'{"a": 1}'))
    (tmp_path / "key.txt").write_text(f"{KEYS[1]}\n")
    opened = subprocess.run(
        ["age", "-d", "-i", str(tmp_path / "key.txt"), str(sealed)], capture_output=True, check=True
    )
    assert json.loads(opened.stdout) == {"a": 1}
