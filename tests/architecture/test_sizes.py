"""No file, function or class grows beyond what one reads at a sitting."""

import ast
from collections.abc import Iterator

from tests.architecture.source import Source, sources

MOST_FILE = 400
MOST_FUNCTION = 50
MOST_CLASS = 250


def too_long_files(found: tuple[Source, ...]) -> list[str]:
    """Return the files with too many lines."""
    lengths = {source.path: len(source.text.splitlines()) for source in found}
    return [f"{path}: {length} lines" for path, length in lengths.items() if length > MOST_FILE]


def too_long_parts(found: tuple[Source, ...]) -> Iterator[str]:
    """Give the functions and classes with too many lines, from the first decorator to the last line."""
    for source in found:
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                continue
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            length = (node.end_lineno or first) - first + 1
            if length > (MOST_CLASS if isinstance(node, ast.ClassDef) else MOST_FUNCTION):
                yield source.at(node, f"{node.name} has {length} lines")


def test_files_are_short() -> None:
    assert too_long_files(sources("kiosk", "audit", "bench", "tests", "tools")) == []


def test_functions_and_classes_are_short() -> None:
    assert list(too_long_parts(sources("kiosk", "audit", "bench", "tools"))) == []


def function_of(lines: int) -> str:
    return "def f():\n" + "    pass\n" * (lines - 1)


def test_one_line_too_many_is_found() -> None:
    assert too_long_files((Source("a.py", "\n" * 400), Source("b.py", "\n" * 401))) == ["b.py: 401 lines"]
    assert list(too_long_parts((Source("a.py", function_of(50)),))) == []
    assert list(too_long_parts((Source("a.py", "@cache\n" + function_of(50)),))) == ["a.py:2: f has 51 lines"]
    assert list(too_long_parts((Source("a.py", "class C:\n" + "    x = 1\n" * 249),))) == []
    assert list(too_long_parts((Source("a.py", "class C:\n" + "    x = 1\n" * 250),))) == ["a.py:1: C has 251 lines"]
