"""Which part may know which: the layers of the design, no cycles, Qt in one place, nothing that opens a request."""

import ast
from collections.abc import Iterator, Mapping

from tests.architecture.source import Source, imported_names, imports_between, last_name, modules_of, sources

# From the top down; a part imports only from the rows below its own. "" is the package itself, which holds the version.
ROWS = (
    ("__main__",),
    ("cli",),
    ("commands",),
    ("tour", "website"),
    ("tour_staff", "tour_setup", "tour_form"),
    ("tour_house",),
    ("tour_walk",),
    ("app",),
    ("ui",),
    ("staff",),
    ("visit",),
    ("desk", "upkeep"),
    ("requests",),
    ("content",),
    ("vitals",),
    ("health", "options", "dates", "settings_file"),
    ("settings", "i18n", "logs", "measures", "glass", "usage_file", "runs", "daily"),
    ("tally",),
    ("usage",),
    ("files", "clock", "paths"),
    ("errors",),
    ("",),
)
ROW_OF = {part: number for number, row in enumerate(ROWS) for part in row}

# Below, and still not to be imported.
STRANGERS = {
    ("ui", "staff"): "what the visitor's program reaches must not open a request",
    ("requests", "content"): "requests and pages have nothing to do with each other",
}

WITH_QT = ("kiosk.ui", "kiosk.app", "kiosk.tour")
ESSENTIALS = (
    "QtCore",
    "QtGui",
    "QtWidgets",
    "QtPrintSupport",
    "QtSvg",
    "QtTest",
    "QtTextToSpeech",
    "__version__",
    "isValid",
)
OPENERS = ("decrypt", "decrypt_file", "decrypt_io", "passphrase")


def part_of(module: str) -> str:
    """Return the part of the program that a module belongs to: of kiosk.ui.theme "ui"."""
    return module.split(".")[1] if "." in module else ""


def layer_faults(modules: Mapping[str, Source]) -> list[str]:
    """Return every import that goes up, sideways or to a stranger, and every part without a row."""
    found = [f"{source.path}: has no row" for name, source in modules.items() if part_of(name) not in ROW_OF]
    for importer, imports in imports_between(modules).items():
        for imported, node in imports.items():
            upper, lower = part_of(importer), part_of(imported)
            if upper == lower or not {upper, lower} <= ROW_OF.keys():
                continue
            if ROW_OF[upper] >= ROW_OF[lower]:
                found.append(modules[importer].at(node, f"{upper} must not import {lower}"))
            elif (upper, lower) in STRANGERS:
                found.append(modules[importer].at(node, f"{upper} must not import {lower}: {STRANGERS[upper, lower]}"))
    return found


def cycles(modules: Mapping[str, Source]) -> list[str]:
    """Return every module that can be reached from itself, with the way."""
    graph = imports_between(modules)
    found = []
    for start in graph:
        ways = [[start]]
        seen: set[str] = set()
        while ways:
            way = ways.pop(0)
            if start in graph[way[-1]]:
                found.append(" > ".join([*way, start]))
                break
            for following in graph[way[-1]].keys() - seen:
                seen.add(following)
                ways.append([*way, following])
    return found


def qt_faults(found: tuple[Source, ...]) -> Iterator[str]:
    """Give every import of Qt outside the user interface, and of a part of Qt that is not installed."""
    for source in found:
        is_allowed = any(source.module == name or source.module.startswith(f"{name}.") for name in WITH_QT)
        for node, name in imported_names(source):
            package, _, rest = name.partition(".")
            if package not in ("PySide6", "shiboken6", "PyQt6"):
                continue
            if not is_allowed:
                yield source.at(node, "Qt outside the user interface")
            if rest and rest.split(".")[0] not in ESSENTIALS:
                yield source.at(node, f"{rest} is not among the Qt modules of this program")


def closure(modules: Mapping[str, Source], *starts: str) -> set[str]:
    """Return the modules that importing `starts` can lead to, the packages around them included."""
    graph = imports_between(modules)
    reached: set[str] = set()
    waiting = [*starts]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            parents = [parent for parent in (name.rpartition(".")[0],) if parent in modules]
            waiting += [*graph[name], *parents]
    return reached


def opening_faults(source: Source) -> Iterator[str]:
    """Give every place that could open a sealed request: pyrage's openers, or a secret key read from text."""
    for node, name in imported_names(source):
        if name.startswith("pyrage.") and name.rpartition(".")[2] in (*OPENERS, "Identity"):
            yield source.at(node, name)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute | ast.Name) and last_name(node) in OPENERS:
            yield source.at(node, last_name(node))
        if isinstance(node, ast.Attribute) and node.attr.startswith("from_") and last_name(node.value) == "Identity":
            yield source.at(node, f"Identity.{node.attr}")


def kiosk() -> dict[str, Source]:
    return modules_of(sources("kiosk"))


def make(**files: str) -> dict[str, Source]:
    """Return a small program: `ui__window="import x"` is kiosk/ui/window.py, `ui__INIT` the package's own file."""
    paths = {f"kiosk/{name.replace('__', '/').replace('INIT', '__init__')}.py": text for name, text in files.items()}
    return modules_of(Source(path, text) for path, text in paths.items())


def test_every_import_goes_down() -> None:
    assert layer_faults(kiosk()) == []


def test_no_module_can_be_reached_from_itself() -> None:
    assert cycles(kiosk()) == []


def test_only_the_user_interface_knows_qt() -> None:
    assert list(qt_faults(sources("kiosk"))) == []


def reached_by_screens(modules: Mapping[str, Source]) -> set[str]:
    """Return what all screens together can reach, those of the staff too; the staff's desk is handed to these."""
    return closure(modules, *(name for name in modules if part_of(name) == "ui"))


def test_no_screen_has_anything_that_opens_a_request() -> None:
    modules = kiosk()
    reached = reached_by_screens(modules)

    assert [name for name in reached if part_of(name) == "staff"] == []
    assert [fault for name in sorted(reached) for fault in opening_faults(modules[name])] == []


def test_the_program_hands_the_staffs_desk_over_at_one_place() -> None:
    modules = kiosk()
    doors = [name for name in imports_between(modules)["kiosk.app"] if part_of(name) == "staff"]

    assert sorted(doors) == ["kiosk.staff.front_desk", "kiosk.staff.installer", "kiosk.staff.retention"]
    assert list(opening_faults(modules["kiosk.staff.retention"])) == []  # it erases, and has no key


def test_visitors_screens_know_nothing_of_the_staffs_but_the_way_to_them() -> None:
    modules = kiosk()
    staff_screens = [name for name in modules if name.startswith("kiosk.ui.staff.")]
    others = (*staff_screens, *(name for name in modules if name.startswith("kiosk.ui.setup.")))
    visitors = [name for name in modules if name.startswith("kiosk.ui.") and name not in others]
    graph = imports_between(modules)
    found = {name for name in visitors for other in graph[name] if other in staff_screens}

    assert staff_screens
    assert found == {"kiosk.ui.guide", "kiosk.ui.screens.catalogue"}


def test_the_visitors_program_is_seen_whole() -> None:
    modules = kiosk()

    assert {"kiosk.ui.screens.callback", "kiosk.content.render"} <= reached_by_screens(modules)
    assert {"kiosk.requests.seal", "kiosk.requests.trial"} <= closure(modules, "kiosk.app")


def test_the_staffs_side_is_seen_to_open_requests() -> None:
    opener = [fault for source in sources("kiosk/staff") for fault in opening_faults(source)]

    assert opener


def test_imports_upward_inside_functions_and_for_types_are_found() -> None:
    lazy = "def f():\n    from kiosk.ui.window import W\n"
    typed = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import kiosk.ui.window\n"

    assert layer_faults(make(requests__spool=lazy, ui__window="")) == [
        "kiosk/requests/spool.py:2: requests must not import ui"
    ]
    assert layer_faults(make(requests__spool=typed, ui__window="")) == [
        "kiosk/requests/spool.py:3: requests must not import ui"
    ]


def test_strangers_neighbours_and_new_parts_are_found() -> None:
    assert "must not import staff: " in layer_faults(make(ui__a="import kiosk.staff.opener", staff__opener=""))[0]
    assert (
        "must not import content: " in layer_faults(make(requests__a="from kiosk.content import b", content__b=""))[0]
    )
    assert layer_faults(make(files="from kiosk import paths", paths="")) == [
        "kiosk/files.py:1: files must not import paths"
    ]
    assert layer_faults(make(shop__till="")) == ["kiosk/shop/till.py: has no row"]


def test_cycles_are_found_though_one_way_is_lazy() -> None:
    modules = make(a="import kiosk.b", b="def f():\n    from kiosk.a import g\n", c="import kiosk.a")

    assert cycles(modules) == ["kiosk.a > kiosk.b > kiosk.a", "kiosk.b > kiosk.a > kiosk.b"]


def test_qt_in_the_core_and_foreign_parts_of_qt_are_found() -> None:
    core = Source("kiosk/content/render.py", "def f():\n    from PySide6.QtCore import QObject\n")
    film = Source("kiosk/ui/film.py", "from PySide6 import QtMultimedia")

    assert list(qt_faults((core, film))) == [
        "kiosk/content/render.py:2: Qt outside the user interface",
        "kiosk/ui/film.py:1: QtMultimedia is not among the Qt modules of this program",
    ]


def test_the_closure_follows_lazy_imports_and_names_in_strings() -> None:
    modules = make(
        INIT="",
        app="from kiosk.ui import catalogue",
        ui__INIT="",
        ui__catalogue='SCREENS = {"home": "kiosk.ui.home"}',
        ui__home="def f():\n    from kiosk.staff.opener import Opener\n",
        staff__opener="",
        tour="import kiosk.staff.opener",
    )

    assert closure(modules, "kiosk.app") == modules.keys() - {"kiosk.tour"}


def test_everything_that_opens_a_request_is_found() -> None:
    bad = (
        "import pyrage\nfrom pyrage import decrypt as d\npyrage.decrypt(x, [])\npyrage.passphrase.decrypt(x, p)\n"
        "key = pyrage.x25519.Identity.from_str(text)\n"
    )

    assert {fault.split(":")[1] for fault in opening_faults(Source("kiosk/a.py", bad))} == {"2", "3", "4", "5"}
    assert list(opening_faults(Source("kiosk/a.py", "pyrage.x25519.Identity.generate()\nRecipient.from_str(x)"))) == []
