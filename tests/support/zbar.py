"""An independent reader of QR codes: the program zbarimg of Debian's zbar-tools."""

import shutil
import subprocess
from pathlib import Path

import pytest

needs_zbar = pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbarimg is not installed (zbar-tools)")


def decode(picture: Path) -> list[str]:
    """Return the texts of all QR codes in a picture; empty where there is none."""
    command = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", "--nodisplay", str(picture)]
    done = subprocess.run(command, capture_output=True, check=False)
    return [done.stdout.decode().removesuffix("\n")] if done.stdout else []
