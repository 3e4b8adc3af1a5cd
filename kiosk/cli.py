"""The command line: the kiosk itself starts from here without waiting for what only the other commands need."""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper, UnsupportedOperation

from kiosk.commands.start import start_kiosk
from kiosk.errors import SiteError, as_site_error
from kiosk.options import RunOptions

INTERRUPTED = 130  # what a shell reports for a program that Ctrl+C ended


def main(argv: list[str] | None = None) -> int:
    """Do what the words of the command line say; returns the exit code: 0 done, 1 failed, 2 wrong use."""
    os.umask(0o077)
    words = sys.argv[1:] if argv is None else argv
    if not words:
        return start_kiosk(RunOptions())
    _make_output_forgiving()
    try:
        return _command(words)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _silence_output()
        return 1


def _command(words: list[str]) -> int:
    from kiosk.commands.parser import parse  # noqa: PLC0415 - argparse is not for the kiosk's own start
    from kiosk.commands.sentences import WrongUse, code_of, printable, sentence_of  # noqa: PLC0415

    try:
        arguments = parse(words)
        code = arguments if isinstance(arguments, int) else int(arguments.run(arguments))
        if sys.stdout is not None:
            sys.stdout.flush()  # here, where a full disk or a closed pipe still finds a sentence
    except WrongUse as error:
        print(f"kiosk: {printable(str(error))}", file=sys.stderr)
        return 2
    except SiteError as error:
        fault = error
    except BrokenPipeError:
        raise
    except OSError as error:
        fault = as_site_error(error, error.filename or "the output")
        if error.filename is None:
            _silence_output()
    else:
        return code
    print(f"kiosk: {printable(sentence_of(fault))}", file=sys.stderr)
    return code_of(fault)


def _make_output_forgiving() -> None:
    """Show what the terminal's character set lacks as an escape, instead of failing on a visitor's name."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _silence_output() -> None:
    """Let Python's own flush at the end find a place to write to."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with suppress(UnsupportedOperation):  # an output that is no file
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
