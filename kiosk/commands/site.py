"""`kiosk site`: writes the pages as a web site that the clinic can put on its own server."""

import argparse

from kiosk import paths
from kiosk.commands.sentences import WrongUse
from kiosk.content.signoff import read_sign_offs
from kiosk.errors import Fault, SiteError
from kiosk.settings import load
from kiosk.website import SiteParts, write_site


def run(arguments: argparse.Namespace) -> int:
    """Write the site into `arguments.out` and say what to do with it; returns 0."""
    data = paths.data_folder(arguments.data)
    settings, _ = load(arguments.settings or data.settings)
    parts = SiteParts(
        content=arguments.content or paths.CONTENT,
        clinic=settings.clinic,
        sign_offs=read_sign_offs(data.sign_offs),
        only_signed=settings.pages.require_sign_off,
    )
    try:
        count = write_site(parts, arguments.out.absolute())
    except SiteError as error:
        if error.fault is Fault.BAD_INPUT:
            raise WrongUse(f"{arguments.out} holds other things: name a new folder, or an empty one") from error
        raise
    print(f"{count} pages written to {arguments.out}. Open index.html there to look at them.")
    print("Put the folder on your own site, then set pages.site_url in settings.toml to its address.")
    return 0
