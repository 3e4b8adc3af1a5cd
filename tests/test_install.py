"""An installed kiosk finds its assets and pages from any folder."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NEEDED = ("kiosk", "assets", "content", "pyproject.toml", "setup.py", "README.md", "LICENSE")
_ASK = """
import json
from kiosk import paths
from kiosk.content.library import load_library
print(json.dumps({
    "assets": str(paths.ASSETS),
    "icon": (paths.ASSETS / "icons" / "home.svg").is_file(),
    "sheet": (paths.ASSETS / "style" / "page.css").is_file(),
    "pages": sorted(load_library(paths.CONTENT, "en").pages),
    "problems": [str(one) for one in load_library(paths.CONTENT, "en").problems],
}))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the kiosk installed in it, from a copy of the source tree."""
    if importlib.util.find_spec("setuptools") is None or importlib.util.find_spec("pip") is None:
        pytest.skip("pip or setuptools is not in this environment, and tests fetch nothing from the network")
    folder = tmp_path_factory.mktemp("install")
    source, target = folder / "source", folder / "target"
    source.mkdir()
    for name in NEEDED:
        place = ROOT / name
        if place.is_dir():
            shutil.copytree(place, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif place.exists():
            shutil.copy(place, source / name)
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"),
            *("--no-input", "--disable-pip-version-check", "--target", str(target), str(source)),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return target


def ask(installed: Path, cwd: Path, *words: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed), "KIOSK_DATA": str(cwd / "data")}
    done = subprocess.run(
        [sys.executable, *words], cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_assets_and_pages_are_found_from_another_folder(installed: Path, tmp_path: Path) -> None:
    found = json.loads(ask(installed, tmp_path, "-c", _ASK))
    assert found["assets"].startswith(str(installed))
    assert (found["icon"], found["sheet"]) == (True, True)
    ours = sorted(path.stem for path in (ROOT / "content" / "en").glob("*/*.md"))
    assert len(found["pages"]) == len(ours)
    assert found["problems"] == []


def test_every_asset_and_page_is_installed(installed: Path) -> None:
    names = {path.name for path in installed.rglob("*") if path.is_file()}
    for folder in ("assets", "content"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file():
                assert path.name in names, path


def test_the_installed_command_checks_its_pages(installed: Path, tmp_path: Path) -> None:
    assert (installed / "bin" / "kiosk").is_file()
    ask(installed, tmp_path, "-m", "kiosk", "check")
