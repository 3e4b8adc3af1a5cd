"""`kiosk doctor`: says what is well and what is not, for the person who installs and for the staff."""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.clock import SystemClock
from kiosk.health import Finding, Level, examine_voice, installed, trouble
from kiosk.i18n import OWN_NAMES
from kiosk.settings import Speech, load
from kiosk.staff.health_card import examine_all
from kiosk.staff.technician import save_report

_ENGINE = ("-m", "kiosk.ui.speech.engine")
_ENGINE_S = 20.0  # speech-dispatcher starts its modules in 2 to 3 s
_ROOT = Path(__file__).resolve().parents[2]
if TYPE_CHECKING:
    from kiosk.ui.application import ScreenFacts

_STYLES = {Level.OK: "green", Level.WARN: "yellow", Level.BAD: "bold red"}


def run(arguments: argparse.Namespace) -> int:
    """Print the findings as a table or, with `arguments.json`, as JSON; 1 if something is bad, else 0.

    `arguments.save` is a file for the technician's report, or None; raises `SiteError` if it cannot be written.
    """
    data = paths.data_folder(arguments.data)
    settings_file = arguments.settings or data.settings
    settings, _ = load(settings_file)
    content = arguments.content or paths.CONTENT
    clock = SystemClock()
    findings = [
        *examine_screen(settings.screen.mm_per_px, data.screens),
        *examine_all(data, settings_file, content, clock),
        *examine_printer(settings.printing.printer),
        *examine_speech(content, settings.speech),
    ]
    if arguments.save is not None:
        save_report(arguments.save.absolute(), data, settings_file, findings, clock)
    if arguments.json:
        _print_json(findings)
    else:
        _print_table(findings)
    return 1 if any(finding.level is Level.BAD for finding in findings) else 0


def examine_screen(by_settings: float, measures: Path | None = None) -> list[Finding]:
    """Return what there is to say of the screen and the fonts.

    `by_settings` is mm a dot, 0 if the settings say nothing; `measures` the file of what staff measured.
    """
    from kiosk.ui.application import screen_facts  # noqa: PLC0415 - Qt, which the other commands do without
    from kiosk.ui.true_size import Source  # noqa: PLC0415

    facts = screen_facts(by_settings, measures)
    size = f"{facts.width} x {facts.height} dots, {facts.inches:.1f} inches"
    told = f"{size} ({facts.mm_per_dot:.3f} mm a dot)"
    if not facts.is_there:
        screen = Finding("screen", Level.WARN, "No display was found: run the doctor on the kiosk's own screen.")
    elif facts.source is Source.PLATFORM:
        doubt = "" if facts.is_believable else ", whose own word cannot be true"
        advice = "Not measured; measure it with a bank card:  kiosk calibrate"
        screen = Finding("screen", Level.WARN, f"{told}, as far as the platform knows{doubt}. {advice}")
    else:
        who = "as settings.toml says" if facts.source is Source.SETTINGS else "as measured with a card"
        screen = Finding("screen", Level.OK, f"{told}, {who}.")
    return [screen, *([trouble("screen sizes", facts.problem)] if facts.problem else []), _examine_fonts(facts)]


def _examine_fonts(facts: "ScreenFacts") -> Finding:
    if facts.is_known_family:
        return Finding("fonts", Level.OK, f"Text is shown in {facts.family}.")
    shown = facts.family or "no font"
    advice = "install fonts-inter, or put a font into assets/fonts"
    return Finding("fonts", Level.BAD, f"None of the program's fonts is there, {shown} is used: {advice}.")


def examine_printer(name: str) -> list[Finding]:
    """Say whether the printer of the settings is there; nothing where none is named."""
    if not name:
        return []
    from kiosk.ui.printing import named_printer  # noqa: PLC0415 - Qt, which the other commands do without

    if named_printer(name) is None:
        advice = "look at  lpstat -p  and at the setting printing.printer"
        return [Finding("printer", Level.WARN, f"There is no printer {name!r}, or it is stopped: {advice}.")]
    return [Finding("printer", Level.OK, f"{name} is there.")]


def examine_speech(content: Path, speech: Speech) -> list[Finding]:
    """Say whether there is a voice for each language that has pages; nothing where reading aloud is switched off."""
    if not speech.enabled:
        return []
    addons = installed("PySide6-Addons")
    languages = [name for name in OWN_NAMES if (content / name).is_dir()]
    return [examine_voice(addons, _ask_engine() if addons else None, languages)]


def _ask_engine() -> dict[str, object] | None:
    """Return what the engine of the system tells of itself; None if it does not within its time."""
    try:
        told = subprocess.run(  # noqa: S603 - this program's own module
            [sys.executable, *_ENGINE], cwd=_ROOT, input=b"", capture_output=True, timeout=_ENGINE_S, check=False
        )
        answer = json.loads(told.stdout.partition(b"\n")[0])
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return answer if isinstance(answer, dict) else None


def _print_json(findings: Iterable[Finding]) -> None:
    import msgspec  # noqa: PLC0415

    print(msgspec.json.format(msgspec.json.encode(tuple(findings))).decode())


def _print_table(findings: Iterable[Finding]) -> None:
    from rich.console import Console  # noqa: PLC0415 - not needed with --json
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table("what", "", "finding")
    for finding in findings:
        table.add_row(finding.name, Text(finding.level.value, _STYLES[finding.level]), Text(finding.sentence))
    Console().print(table)
