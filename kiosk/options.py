"""What the command line says about how the kiosk runs."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class RunOptions:
    """The options of `kiosk run`; None means that nothing was said.

    `windowed` is width and height in pixels, None for the whole screen; `language` a code such as "en".
    """

    windowed: tuple[int, int] | None = None
    data: Path | None = None
    content: Path | None = None
    settings: Path | None = None
    language: str | None = None
