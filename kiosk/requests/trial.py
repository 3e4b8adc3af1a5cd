"""Keys for a kiosk that nobody has set up yet: made on the spot, unlocked, for invented details only."""

from kiosk.errors import Fault, SiteError
from kiosk.files import private_folder, write_whole
from kiosk.paths import DataFolder


def prepare_trial(folder: DataFolder) -> None:
    """Make the keys of trial mode in `folder` if they are missing; raises `SiteError`.

    `folder.trial_key` gets two lines: the desk's secret key and the recovery key's. It is written first, so keys that
    nobody can open for are never used, and a folder with public keys alone is a kiosk that is set up: `NO_KEY`.
    """
    if folder.recipients.is_file():
        if not folder.trial_key.is_file():
            raise SiteError(Fault.NO_KEY, str(folder.trial_key))
        return
    from pyrage import x25519  # noqa: PLC0415 - not for the first paint

    identities = [x25519.Identity.generate() for _ in ("desk", "recovery")]
    secret = "".join(f"{identity}\n" for identity in identities)
    public = "".join(f"{identity.to_public()}\n" for identity in identities)
    private_folder(folder.root)
    private_folder(folder.keys)
    write_whole(folder.trial_key, secret.encode())
    write_whole(folder.recipients, f"# Trial keys: for invented details only.\n{public}".encode())
