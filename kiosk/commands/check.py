"""`kiosk check`: names what is wrong in the pages, for those who write them."""

import argparse
from pathlib import Path

from kiosk import paths
from kiosk.content.check.runner import check_content
from kiosk.content.disk import languages, real_folder
from kiosk.content.model import Problem


def run(arguments: argparse.Namespace) -> int:
    """Print one line for each problem in the folder `arguments.content`; 1 if there is any, else 0."""
    content = real_folder(arguments.content or paths.CONTENT)
    problems = check_content(content)
    for problem in problems:
        print(_printable(f"{_relative(problem, content)}:{problem.line}: {problem.what}"))
    if problems:
        files = len({problem.file for problem in problems})
        print(
            f"{_count(len(problems), 'problem')} in {_count(files, 'file')}. "
            "A page that is named here is hidden from visitors, or shown without the part that is wrong."
        )
        return 1
    print(f"No problems. Languages: {', '.join(languages(content))}.")
    return 0


def _relative(problem: Problem, content: Path) -> Path:
    is_inside = problem.file != content and problem.file.is_relative_to(content)
    return problem.file.relative_to(content) if is_inside else problem.file


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _printable(text: str) -> str:
    # Names of files and texts of pages may hold anything, such as what moves a terminal's cursor.
    return "".join(char if char.isprintable() else "?" for char in text)
