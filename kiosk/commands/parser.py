"""The words of the command line, and the command that each of them names."""

import argparse
import re
from datetime import date
from pathlib import Path
from typing import NoReturn

from kiosk.commands.sentences import WrongUse
from kiosk.options import RunOptions

_SIZE = re.compile(r"([1-9]\d{2,4})x([1-9]\d{2,4})", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_HELP = ("-h", "--help")


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one sentence."""

    def error(self, message: str) -> NoReturn:
        """Raise `WrongUse`."""
        raise WrongUse(f"{message}. For help:  {self.prog} --help")


def parse(words: list[str]) -> argparse.Namespace | int:
    """Return the arguments, with `run` to call with them, or the exit code where help was all that was asked for.

    Raises `WrongUse`.
    """
    if words[0].startswith("-") and words[0] not in _HELP:
        words = ["run", *words]
    try:
        return _parser().parse_args(words)
    except SystemExit as end:
        return int(end.code or 0)


def _parser() -> Parser:
    parser = Parser(
        prog="kiosk",
        description="Patient education and call-back requests on a touchscreen. Without a command: starts the kiosk.",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=Parser)
    _add_run(commands.add_parser("run", help="start the kiosk", allow_abbrev=False))
    _add_setup(commands.add_parser("setup", help="make the clinic's keys, end trial mode", allow_abbrev=False))
    _add_requests(commands.add_parser("requests", help="show the requests that wait", allow_abbrev=False))
    _add_export(commands.add_parser("export", help="write the waiting requests into a file", allow_abbrev=False))
    _add_check(commands.add_parser("check", help="name what is wrong in the pages", allow_abbrev=False))
    _add_tour(commands.add_parser("tour", help="a whole visit as pictures, no screen needed", allow_abbrev=False))
    _add_site(commands.add_parser("site", help="the pages as a web site of your own", allow_abbrev=False))
    _add_doctor(commands.add_parser("doctor", help="tell whether all is well with this kiosk", allow_abbrev=False))
    _add_staff(commands.add_parser("staff", help="who can open the requests", allow_abbrev=False))
    _add_audit(commands.add_parser("audit", help="who did what, and whether that record is whole", allow_abbrev=False))
    _add_calibrate(commands.add_parser("calibrate", help="measure the screen with a bank card", allow_abbrev=False))
    return parser


def _add_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--windowed", type=_size, metavar="WxH", help="in a window of this size, in pixels")
    _add_data(parser)
    _add_content(parser)
    parser.add_argument("--settings", type=_path, metavar="FILE", help="settings file instead of the data folder's")
    parser.add_argument("--lang", type=_language, metavar="CODE", help="language to start with, such as en")
    parser.set_defaults(run=_run)


def _add_setup(parser: argparse.ArgumentParser) -> None:
    _add_data(parser)
    parser.add_argument("--staff", metavar="NAME", help="who gets the first locked copy of the desk key")
    _add_passphrase_file(parser)
    parser.add_argument(
        "--recovery-sheet", type=_path, metavar="FILE", help="write the recovery key there instead of showing it"
    )
    parser.add_argument("--clinic", metavar="NAME", help="the clinic's name")
    parser.add_argument("--key-file", type=_path, metavar="FILE", help="strict mode: new file for the key you carry")
    parser.add_argument("--pin-file", type=_path, metavar="FILE", help="strict mode: its first line is the door's PIN")
    parser.set_defaults(run=_setup)


def _add_requests(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="with those that are done")
    _add_access(parser)
    parser.set_defaults(run=_requests)


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=_path, nargs="?", metavar="FILE", help="a new file; its ending says the format")
    parser.add_argument("--format", choices=("xlsx", "csv", "json", "vcf"), help="instead of what the ending says")
    parser.add_argument("--which", choices=("waiting", "all", "dates"), help="waiting (as without it), all, or by date")
    parser.add_argument("--all", dest="which", action="store_const", const="all", help="the same as --which all")
    parser.add_argument("--from-date", type=_date, metavar="DAY", help="only what was asked since, such as 2026-03-02")
    parser.add_argument("--to-date", type=_date, metavar="DAY", help="only what was asked until the end of that day")
    parser.add_argument("--sealed", type=_path, metavar="FILE", help="a sealed copy instead: a new zip, needs no key")
    parser.add_argument(
        "--from", dest="bundle", type=_path, metavar="BUNDLE", help="from a sealed copy, no kiosk needed"
    )
    parser.add_argument("--key", type=_path, metavar="FILE", help="the key for --from: an age key, or the paper's line")
    parser.add_argument("--keep", action="store_true", help="let them go on waiting")
    _add_access(parser)
    parser.set_defaults(run=_export)


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for a program to read")
    parser.add_argument("--report", type=_path, metavar="FILE", help="all grades, hardest sentences, words: Markdown")
    _add_content(parser)
    parser.set_defaults(run=_check)


def _add_tour(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=_path, metavar="DIR", required=True, help="folder for the pictures")
    parser.add_argument("--size", type=_size, metavar="WxH", nargs="+", action="extend", default=[], help="in pixels")
    parser.add_argument("--lang", type=_language, metavar="CODE", nargs="+", action="extend", default=[])
    parser.add_argument("--text", choices=("normal", "large", "largest"), default="normal", help="size of the text")
    parser.add_argument("--theme", choices=("light", "dark", "contrast"), default="light")
    parser.add_argument("--part", choices=("all", "visit", "staff"), default="all", help="of the screens")
    _add_content(parser)
    parser.set_defaults(run=_tour)


def _add_site(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=_path, metavar="DIR", required=True, help="a new folder, or one it wrote before")
    _add_data(parser)
    _add_content(parser)
    parser.add_argument("--settings", type=_path, metavar="FILE", help="settings file instead of the data folder's")
    parser.set_defaults(run=_site)


def _add_doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for a program to read")
    parser.add_argument("--save", type=_path, metavar="FILE.zip", help="a report for the technician, without visitors")
    _add_data(parser)
    _add_content(parser)
    parser.add_argument("--settings", type=_path, metavar="FILE", help="settings file instead of the data folder's")
    parser.set_defaults(run=_doctor)


def _add_calibrate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--windowed", type=_size, metavar="WxH", help="in a window of this size, in pixels")
    _add_data(parser)
    parser.add_argument("--settings", type=_path, metavar="FILE", help="settings file instead of the data folder's")
    parser.add_argument("--lang", type=_language, metavar="CODE", help="language of the page, such as en")
    parser.set_defaults(run=_calibrate)


def _add_staff(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=Parser)
    for word, told in (
        ("list", "show who can open them"),
        ("add", "let somebody in"),
        ("remove", "let somebody in no longer"),
        ("passphrase", "change your passphrase"),
        ("pin", "strict mode: change your PIN of the staff's door"),
        ("rekey", "make a new desk key, for a copy that may be in wrong hands"),
        ("recover", "let yourself in with the recovery sheet"),
    ):
        deed = deeds.add_parser(word, help=told, description=told, allow_abbrev=False)
        _add_data(deed)
        if word in ("add", "remove"):
            deed.add_argument("name", nargs="?", metavar="NAME", help="whom")
        if word != "list":
            deed.add_argument("--staff", metavar="NAME", help="who you are; not needed where there is only one")
        if word == "recover":
            deed.add_argument("--recovery-file", type=_path, metavar="FILE", help="its first line is that of the sheet")
        if word == "pin":
            deed.add_argument("--pin-file", type=_path, metavar="FILE", help="its first line is the PIN until now")
        if word in ("add", "remove", "passphrase", "rekey"):
            _add_passphrase_file(deed)
            deed.add_argument("--key-file", type=_path, metavar="FILE", help="strict mode: the locked key you carry")
        if word in ("add", "passphrase", "recover"):
            deed.add_argument("--new-passphrase-file", type=_path, metavar="FILE", help="the same, for the new one")
        if word in ("add", "remove", "rekey", "recover"):
            deed.add_argument("--new-key-file", type=_path, metavar="FILE", help="strict mode: the new one to carry")
        if word in ("add", "remove", "pin", "rekey", "recover"):
            deed.add_argument("--new-pin-file", type=_path, metavar="FILE", help="strict mode: the new PIN")
        if word in ("remove", "rekey", "recover"):
            deed.add_argument("--yes", action="store_true", help="do not ask whether you are sure")
        if word == "remove":
            deed.add_argument("--rekey", action="store_true", help="make a new desk key as well")
        deed.set_defaults(run=_staff, deed=word)


def _add_audit(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=Parser)
    verify = deeds.add_parser("verify", help="find lines that were changed, removed or added", allow_abbrev=False)
    verify.add_argument("--count", type=_number, metavar="N", help="as noted the last time")
    verify.add_argument("--last", type=_digest, metavar="HASH", help="as noted the last time")
    show = deeds.add_parser("show", help="show the lines as a table", allow_abbrev=False)
    show.add_argument("--lines", type=_number, metavar="N", help="only the last so many")
    for deed in (verify, show):
        _add_data(deed)
    verify.set_defaults(run=_audit_verify)
    show.set_defaults(run=_audit_show)


def _add_access(parser: argparse.ArgumentParser) -> None:
    _add_data(parser)
    parser.add_argument("--staff", metavar="NAME", help="whose key; not needed where there is only one")
    _add_passphrase_file(parser)


def _add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=_path, metavar="DIR", help="data folder; else KIOSK_DATA, else the usual place")


def _add_content(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--content", type=_path, metavar="DIR", help="folder of the pages")


def _add_passphrase_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file", type=_path, metavar="FILE", help="its first line is the passphrase, so nobody is asked"
    )


def _path(text: str) -> Path:
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError("a name of a file or folder is needed")
    return Path(text)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2026-03-02") from None


def _size(text: str) -> tuple[int, int]:
    match = _SIZE.fullmatch(text)
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1920x1080")
    return int(match[1]), int(match[2])


def _number(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,8}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)


def _digest(text: str) -> str:
    if not re.fullmatch(r"[0-9A-Fa-f]{8,64}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a digest: 8 to 64 digits and letters from a to f")
    return text


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a language code such as en")
    return text


# Each command's module is imported when it is wanted: none of them waits for what another one needs.


def _run(arguments: argparse.Namespace) -> int:
    from kiosk.commands.start import start_kiosk  # noqa: PLC0415

    return start_kiosk(
        RunOptions(arguments.windowed, arguments.data, arguments.content, arguments.settings, arguments.lang)
    )


def _setup(arguments: argparse.Namespace) -> int:
    from kiosk.commands import setup  # noqa: PLC0415

    return setup.run(arguments)


def _requests(arguments: argparse.Namespace) -> int:
    from kiosk.commands import requests  # noqa: PLC0415

    return requests.run(arguments)


def _export(arguments: argparse.Namespace) -> int:
    from kiosk.commands import export  # noqa: PLC0415

    return export.run(arguments)


def _check(arguments: argparse.Namespace) -> int:
    from kiosk.commands import check  # noqa: PLC0415

    return check.run(arguments)


def _tour(arguments: argparse.Namespace) -> int:
    from kiosk import tour  # noqa: PLC0415

    return tour.run(arguments)


def _site(arguments: argparse.Namespace) -> int:
    from kiosk.commands import site  # noqa: PLC0415

    return site.run(arguments)


def _doctor(arguments: argparse.Namespace) -> int:
    from kiosk.commands import doctor  # noqa: PLC0415

    return doctor.run(arguments)


def _staff(arguments: argparse.Namespace) -> int:
    from kiosk.commands import staff  # noqa: PLC0415

    return staff.run(arguments)


def _audit_verify(arguments: argparse.Namespace) -> int:
    from kiosk.commands import audit  # noqa: PLC0415

    return audit.run_verify(arguments)


def _audit_show(arguments: argparse.Namespace) -> int:
    from kiosk.commands import audit  # noqa: PLC0415

    return audit.run_show(arguments)


def _calibrate(arguments: argparse.Namespace) -> int:
    from kiosk.commands import calibrate  # noqa: PLC0415

    return calibrate.run(arguments)
