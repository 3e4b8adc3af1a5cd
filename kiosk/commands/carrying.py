"""Asks for what strict mode needs of a person: a place for the key that is carried, and a PIN for the door."""

from pathlib import Path

from kiosk.commands.asking import Asker, passphrase_of
from kiosk.commands.sentences import WrongUse
from kiosk.paths import DataFolder
from kiosk.staff.copies import check_pin


def check_new_file(file: Path | None, data: DataFolder, option: str) -> None:
    """Raise `WrongUse` unless `file`, named with `option`, is None or can be made outside of the data folder."""
    if file is None:
        return
    if file.exists():
        raise WrongUse(f"{file} is there already: name a new file with {option}.")
    if not file.parent.is_dir():
        raise WrongUse(f"{file.parent} is not a folder: name another place with {option}.")
    if file.resolve().is_relative_to(data.root.resolve()):
        raise WrongUse(f"{file} lies in the kiosk's own folder: name a place elsewhere with {option}.")


def new_key_file(given: Path | None, asker: Asker, data: DataFolder, option: str) -> Path:
    """Return the new file for a locked key that is carried; raises `WrongUse` if it cannot be made."""
    place = given or Path(asker.ask("New file for the locked key, in a place that you carry with you: ", option))
    check_new_file(place, data, option)
    return place.absolute()


def new_pin(file: Path | None, asker: Asker, name: str, option: str) -> str:
    """Return the PIN in the first line of `file`, else one that is asked for twice."""
    if file is not None:
        return check_pin(passphrase_of(file))
    pin = check_pin(asker.ask_secret(f"A PIN of {name} for the staff's door, 8 digits or more: ", option))
    if asker.ask_secret("The same PIN again: ", option) != pin:
        raise WrongUse("The two PINs are not the same. Start again.")
    return pin
