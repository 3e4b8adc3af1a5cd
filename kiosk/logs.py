"""The log: what happened to the program, never what a visitor typed."""

import logging
import logging.handlers
import sys
import traceback
from pathlib import Path
from types import TracebackType

from kiosk.files import FILE_MODE

MAX_BYTES = 1_000_000
OLD_FILES = 3

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class _WithoutMessages(logging.Formatter):
    """Writes of an exception its type and places alone: a message may quote what a visitor typed."""

    def formatException(self, ei: ExceptionInfo) -> str:
        return describe(ei[1]) if ei[1] is not None else ""


def describe(error: BaseException) -> str:
    """Return an exception's type and the places it passed, without its message."""
    places = traceback.extract_tb(error.__traceback__)
    lines = [f"  {Path(place.filename).name}:{place.lineno} in {place.name}" for place in places]
    return "\n".join([type(error).__name__, *lines])


def start_logging(path: Path | None) -> None:
    """Send the program's log to the standard error output and, where `path` is given, to that file (0600, rotated)."""
    form = _WithoutMessages("%(asctime)s %(levelname)s %(name)s: %(message)s")
    root = logging.getLogger("kiosk")
    root.setLevel(logging.INFO)
    root.propagate = False
    logging.raiseExceptions = False  # its report on a log that cannot be written quotes the error that was being logged
    stop_logging()
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)]
    if path is not None:
        try:
            path.touch(mode=FILE_MODE)
            handlers.append(
                logging.handlers.RotatingFileHandler(path, maxBytes=MAX_BYTES, backupCount=OLD_FILES, encoding="utf-8")
            )
        except OSError as error:
            print(f"The log cannot be written to {path}: {error.strerror}.", file=sys.stderr)
    for handler in handlers:
        handler.setFormatter(form)
        root.addHandler(handler)


def stop_logging() -> None:
    """Close what `start_logging` opened."""
    root = logging.getLogger("kiosk")
    for handler in tuple(root.handlers):
        root.removeHandler(handler)
        handler.close()
