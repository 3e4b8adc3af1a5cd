"""Where things are: the program's own assets and pages, and the folder that holds the clinic's data."""

import os
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_INSTALLED = _ROOT / "kiosk_data"
_SOURCE = _INSTALLED if _INSTALLED.is_dir() else _ROOT

ASSETS = _SOURCE / "assets"
CONTENT = _SOURCE / "content"


@dataclass(frozen=True)
class DataFolder:
    """The places in a data folder; nothing is made by asking for a place."""

    root: Path

    @property
    def keys(self) -> Path:
        """The folder of the keys."""
        return self.root / "keys"

    @property
    def recipients(self) -> Path:
        """The public keys that every request is sealed for; present once the kiosk is set up."""
        return self.keys / "recipients.txt"

    @property
    def staff_keys(self) -> Path:
        """The folder of the desk key's copies, each locked with one person's passphrase."""
        return self.keys / "staff"

    @property
    def trial_key(self) -> Path:
        """The unlocked key of trial mode; only the `trial` folder has one."""
        return self.keys / "trial-key.txt"

    @property
    def prepared_keys(self) -> Path:
        """New keys that do not count yet: a change of the desk key that ends here is taken back."""
        return self.keys / "prepared"

    @property
    def decided_keys(self) -> Path:
        """New keys that count: a change of the desk key that gets here is finished."""
        return self.keys / "decided"

    @property
    def keys_lock(self) -> Path:
        """Held while keys are changed."""
        return self.keys / "keys.lock"

    @property
    def requests(self) -> Path:
        """The folder of the requests."""
        return self.root / "requests"

    @property
    def tmp(self) -> Path:
        """Requests that are being written; swept at start."""
        return self.requests / "tmp"

    @property
    def new(self) -> Path:
        """Requests that wait."""
        return self.requests / "new"

    @property
    def claimed(self) -> Path:
        """Requests in the hands of an export, one folder a batch."""
        return self.requests / "claimed"

    @property
    def done(self) -> Path:
        """Requests that were exported or called back."""
        return self.requests / "done"

    @property
    def quarantine(self) -> Path:
        """Files that did not open."""
        return self.requests / "quarantine"

    @property
    def resealed(self) -> Path:
        """The requests sealed for a new desk key, under their own places, until that key counts."""
        return self.requests / "resealed"

    @property
    def trial(self) -> "DataFolder":
        """The data folder of trial mode."""
        return DataFolder(self.root / "trial")

    @property
    def audit(self) -> Path:
        """Who did what to how many requests."""
        return self.root / "audit.jsonl"

    @property
    def door(self) -> Path:
        """How often the staff's door was tried in vain."""
        return self.root / "door.json"

    @property
    def sign_offs(self) -> Path:
        """Which pages the clinic has signed off."""
        return self.root / "signoff.json"

    @property
    def screens(self) -> Path:
        """The sizes of screens as staff measured them."""
        return self.root / "screens.json"

    @property
    def glass(self) -> Path:
        """A contact that did not lift from the touchscreen, for the doctor."""
        return self.root / "touch.json"

    @property
    def usage(self) -> Path:
        """How often what is read, a day and a thing at a time."""
        return self.root / "usage.sqlite3"

    @property
    def runs(self) -> Path:
        """The last runs of the program, how they ended, and its memory."""
        return self.root / "runs.json"

    @property
    def self_test(self) -> Path:
        """What the last daily self-test found."""
        return self.root / "selftest.json"

    @property
    def settings(self) -> Path:
        """The clinic's settings."""
        return self.root / "settings.toml"

    @property
    def log(self) -> Path:
        """The program's log."""
        return self.root / "kiosk.log"

    @property
    def lock(self) -> Path:
        """Held by the one kiosk that runs on this folder."""
        return self.root / "kiosk.lock"

    @property
    def is_set_up(self) -> bool:
        """Whether `kiosk setup` has been done; until then the kiosk runs in trial mode."""
        return self.recipients.is_file()

    @property
    def active(self) -> "DataFolder":
        """This folder once it is set up, its `trial` folder before."""
        return self if self.is_set_up else self.trial


def data_folder(option: Path | None = None) -> DataFolder:
    """Return the data folder: `option`, else the variable `KIOSK_DATA`, else the platform's own place."""
    if option is not None:
        return DataFolder(option.absolute())
    if named := os.environ.get("KIOSK_DATA"):
        return DataFolder(Path(named).absolute())
    import platformdirs  # noqa: PLC0415 - not needed where a folder is named

    return DataFolder(Path(platformdirs.user_data_dir("clinic-kiosk", appauthor=False)))
