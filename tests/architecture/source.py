"""Python files as syntax trees, and what they import: lazily, for types alone, or by a module's name in a string."""

import ast
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Source:
    """One Python file; `path` is relative to the repository, with slashes."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text, self.path)

    @property
    def module(self) -> str:
        """The dotted name of the module."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def at(self, node: ast.AST, what: str) -> str:
        """Return `what` with its place."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {what}"


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """Return the Python files below `folders` of the repository; a folder that is not there has none."""
    paths = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return tuple(Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in paths)


def modules_of(found: Iterable[Source]) -> dict[str, Source]:
    """Return sources by the names of their modules."""
    return {source.module: source for source in found}


def imported_names(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """Give every name that a file imports anywhere, fully dotted: `from a.b import c` gives "a.b.c"."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node, f"{node.module}.{alias.name}"
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("kiosk."):
            yield node, node.value  # handed to import_module


def imports_between(modules: Mapping[str, Source]) -> dict[str, dict[str, ast.AST]]:
    """Return for each module the modules of the same tree that it imports, with one place each."""
    found: dict[str, dict[str, ast.AST]] = {}
    for name, source in modules.items():
        found[name] = {}
        for node, imported in imported_names(source):
            if imported in modules:
                found[name].setdefault(imported, node)
            elif (parent := imported.rpartition(".")[0]) in modules and not isinstance(node, ast.Constant):
                found[name].setdefault(parent, node)
    return found


def last_name(node: ast.AST) -> str:
    """Return the last part of a dotted expression: of `a.b.c` "c"; "" for anything else."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


@cache
def repository_files() -> tuple[str, ...]:
    """Return the paths of the files that git tracks or would track."""
    words = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return tuple(sorted(name for name in listed.split("\0") if name and (ROOT / name).is_file()))


def text_files() -> Iterator[tuple[str, str]]:
    """Give path and text of every file of the repository that is text."""
    for name in repository_files():
        try:
            yield name, (ROOT / name).read_bytes().decode()
        except UnicodeDecodeError:
            continue  # a font, a picture, a compiled catalogue
