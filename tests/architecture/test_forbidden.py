"""What a kiosk must not do: open a way out, run other programs, hide a bug, or name a place of one machine."""

import ast
import re
from collections.abc import Iterable, Iterator

from tests.architecture.source import Source, imported_names, last_name, sources, text_files

WAYS_OUT = ("QDesktopServices", "QFileDialog", "QMessageBox", "QProcess", "QWebEngineView", "QNetworkAccessManager")
MODULES = ("subprocess", "socket", "urllib", "requests", "http", "ftplib", "smtplib", "webbrowser", "pty", "ctypes")
OS_CALLS = ("system", "popen", "startfile", "fork", "forkpty", "execv", "execve", "execvp", "spawnv", "posix_spawn")
ALLOWED_WAYS = (
    "kiosk/ui/speech/engine_voice.py",  # starts this program's own module, with no word of a visitor's in its arguments
    "kiosk/commands/doctor.py",  # the same, to ask it for its languages
)
BROAD = ("Exception", "BaseException")
MOST_BROAD = 3  # the outermost doors: of the program, and of the threads of visitors and of staff

_PLACES = {
    "an index": re.compile(r"pypi\.org|pythonhosted\.org|pypi\.python|(?:--|_|-)index-url|PIP[_]INDEX"),
    "a folder of one machine": re.compile(r"(?<![\w.~-])/(?:root|work|home/(?!kiosk\b)\w+|Users/\w+)(?=/|\b)(?!\w)"),
}


def way_out_faults(source: Source) -> Iterator[str]:
    """Give what would open another program, a dialogue of the system or a connection."""
    for node, name in imported_names(source):
        if name.split(".")[0] in MODULES or name.rpartition(".")[2] in WAYS_OUT:
            yield source.at(node, name)
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Attribute):
            continue
        if node.attr in WAYS_OUT or (node.attr in OS_CALLS and last_name(node.value) == "os"):
            yield source.at(node, node.attr)


def lambda_faults(source: Source) -> Iterator[str]:
    """Give each lambda that is connected to a signal: it keeps its widgets alive and cannot be disconnected."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and last_name(node.func) == "connect":
            inside = [child for argument in node.args for child in ast.walk(argument)]
            yield from (source.at(child, "lambda in connect") for child in inside if isinstance(child, ast.Lambda))


def broad_excepts(source: Source) -> Iterator[str]:
    """Give each place that catches every exception."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler):
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            if any(kind is None or last_name(kind) in BROAD for kind in kinds):
                yield source.at(node, "except")
        elif isinstance(node, ast.Call) and last_name(node.func) == "suppress":
            yield from (source.at(node, "suppress") for kind in node.args if last_name(kind) in BROAD)


def place_faults(files: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Give each line that names an index of packages or a folder that only one machine has."""
    for name, text in files:
        for number, line in enumerate(text.splitlines(), start=1):
            for what, pattern in _PLACES.items():
                if found := pattern.search(line):
                    yield f"{name}:{number}: {what}: {found.group()}"


def test_there_is_no_way_out_of_the_kiosk() -> None:
    faults = [fault for source in sources("kiosk") for fault in way_out_faults(source)]

    assert [fault for fault in faults if not fault.startswith(ALLOWED_WAYS)] == []


def test_no_lambda_is_connected_to_a_signal() -> None:
    assert [fault for source in sources("kiosk", "audit", "bench", "tests") for fault in lambda_faults(source)] == []


def test_only_the_outermost_doors_catch_everything() -> None:
    found = [fault for source in sources("kiosk", "audit", "bench", "tools") for fault in broad_excepts(source)]

    assert len(found) <= MOST_BROAD, found


def test_no_file_names_an_index_or_a_folder_of_one_machine() -> None:
    assert list(place_faults(text_files())) == []


def test_ways_out_are_found() -> None:
    bad = (
        "import subprocess\nfrom urllib.request import urlopen\nfrom PySide6.QtGui import QDesktopServices\n"
        'import requests\nos.system("ls")\nQtWidgets.QFileDialog()\n'
        "from os import path\nimport kiosk.requests.seal\nplatform.system()\n"
    )

    assert [fault.split(":")[1] for fault in way_out_faults(Source("a.py", bad))] == list("123456")


def test_connected_lambdas_are_found() -> None:
    bad = "button.clicked.connect(lambda: self.go(1))\nbutton.clicked.connect(partial(f, lambda: 1))\nf(lambda: 1)\n"

    assert [fault.split(":")[1] for fault in lambda_faults(Source("a.py", bad))] == ["1", "2"]


def test_broad_excepts_are_found() -> None:
    bad = (
        "try:\n    f()\nexcept Exception:\n    pass\ntry:\n    f()\nexcept:\n    pass\n"
        "try:\n    f()\nexcept (ValueError, BaseException):\n    pass\nwith contextlib.suppress(Exception):\n    f()\n"
        "try:\n    f()\nexcept OSError:\n    pass\n"
    )

    assert [fault.split(":")[1] for fault in broad_excepts(Source("a.py", bad))] == ["3", "7", "11", "13"]


def test_places_are_found() -> None:
    index, one_machine = (
        "https://py" + "pi.org/simple",
        ["/ro" + "ot/kiosk", "see /wo" + "rk/main", '"/ho' + 'me/anna/x"'],
    )

    assert list(place_faults([("a.txt", index)]))
    for text in one_machine:
        assert list(place_faults([("a.md", text)])), text
    assert list(place_faults([("a.md", "/home/kiosk/data the/work build/root /rooted `roots/root` 1/root")])) == []
