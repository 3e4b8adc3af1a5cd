"""Where things are."""

from pathlib import Path

import platformdirs
import pytest

from kiosk import paths
from kiosk.paths import DataFolder, data_folder


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def test_the_option_wins_over_the_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "named"))

    assert data_folder(tmp_path / "option").root == tmp_path / "option"


def test_the_variable_wins_over_the_platform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "named"))

    assert data_folder().root == tmp_path / "named"


@pytest.mark.parametrize("variable", [None, ""])
def test_without_a_word_it_is_the_platforms_own_place(monkeypatch: pytest.MonkeyPatch, variable: str | None) -> None:
    if variable is None:
        monkeypatch.delenv("KIOSK_DATA", raising=False)
    else:
        monkeypatch.setenv("KIOSK_DATA", variable)

    assert data_folder().root == Path(platformdirs.user_data_dir("clinic-kiosk", appauthor=False))


def test_a_place_named_from_here_stays_the_same_from_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KIOSK_DATA", "named")

    assert data_folder(Path("option")).root == tmp_path / "option"
    assert data_folder().root == tmp_path / "named"


def test_everything_of_the_clinic_lies_inside_the_folder(folder: DataFolder) -> None:
    names = [name for name, kind in vars(DataFolder).items() if isinstance(kind, property) and name != "is_set_up"]
    places = [getattr(folder, name) for name in names]
    roots = [place.root if isinstance(place, DataFolder) else place for place in places]

    assert len(names) > 10
    assert all(folder.root in place.parents for place in roots)
    assert len(set(roots)) == len(roots) - 1  # `active` is `trial`
    assert not folder.root.exists()


def test_until_it_is_set_up_the_trial_folder_is_used(folder: DataFolder) -> None:
    assert not folder.is_set_up
    assert folder.active == folder.trial == DataFolder(folder.root / "trial")


def test_once_it_is_set_up_the_folder_itself_is_used(folder: DataFolder) -> None:
    folder.keys.mkdir(parents=True)
    folder.recipients.touch()

    assert folder.is_set_up
    assert folder.active is folder


def test_the_keys_of_a_trial_do_not_set_the_kiosk_up(folder: DataFolder) -> None:
    folder.trial.keys.mkdir(parents=True)
    folder.trial.recipients.touch()

    assert not folder.is_set_up


def test_the_program_finds_its_own_assets_and_pages() -> None:
    assert (paths.ASSETS / "icons" / "home.svg").is_file()
    assert (paths.CONTENT / "en" / "topics.toml").is_file()
