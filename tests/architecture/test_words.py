"""Every word that a visitor sees goes through the catalogue, when it is shown and as a text that can be collected."""

import ast
import re
from collections.abc import Iterable, Iterator

from tests.architecture.source import Source, last_name, sources

TRANSLATORS = ("tr", "tr_n")
SHOWN_BY = (
    "setText",
    "set_text",
    "set_wordings",
    "setAccessibleName",
    "setAccessibleDescription",
    "setWindowTitle",
    "setPlaceholderText",
    "setToolTip",
    "setStatusTip",
    "setWhatsThis",
    "setPlainText",
    "setHtml",
    "drawText",
    "announce",
    "QAccessibleAnnouncementEvent",
)

_TAG = re.compile(r"<(?:[^<>\"]|\"[^\"]*\")*>")
_SEEN_IN_TAG = re.compile(r'\b(?:alt|title|placeholder|aria-label)="([^"{}]*)"')  # what a reader hears of a tag
_LETTER = re.compile(r"[^\W\d_]")
_PROSE = re.compile(r"[^\W\d_]{2,}\s+\S*[^\W\d_]|\s[^\W\d_]{2,}|[^\W\d_]{2,}\s|^[^\W\d_a-z][a-zà-ÿ]+[.!?:…]?$")

# (file, function or table that holds the text, "*" for the whole file) -> why a visitor does not see it or need it in
# another language. Each one must still be needed.
ALLOWED = {
    ("kiosk/ui/keyboard/layouts.py", "*"): "rows of keys, written as words with their widths",
    ("kiosk/ui/look.py", "FAMILIES"): "names of fonts",
    ("kiosk/ui/screens/catalogue.py", "SCREENS"): "names of classes",
    ("kiosk/ui/speech/engine.py", "*"): "what one process tells another, and names of voices",
    ("kiosk/ui/window.py", "setWindowTitle"): "the program's name, for the system's list of windows",
}

Place = tuple[ast.AST, str, str]  # the literal, where it stands, what is wrong


def literals(source: Source) -> Iterator[tuple[ast.Constant, tuple[ast.AST, ...]]]:
    """Give every string literal, parts of f-strings too, with the nodes around it from the outermost inwards."""
    waiting: list[tuple[ast.AST, tuple[ast.AST, ...]]] = [(source.tree, ())]
    while waiting:
        node, around = waiting.pop()
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node, around
        waiting += [(child, (*around, node)) for child in ast.iter_child_nodes(node)]


def is_for_people(literal: ast.Constant, around: tuple[ast.AST, ...]) -> bool:
    """Return False for documentation, keys, members of an enum, types, and what goes into the log or an exception."""
    inner = [*around[1:], literal]
    return not any(_is_hidden(outer, node) for outer, node in zip(around, inner, strict=True))


def _is_hidden(outer: ast.AST, node: ast.AST) -> bool:
    match outer:
        case ast.Expr():
            hidden = isinstance(node, ast.Constant)
        case ast.Call(func=function):
            hidden = _is_unseen(function)
        case ast.Dict(keys=keys):
            hidden = node in keys
        case ast.Subscript(slice=key):
            hidden = node is key
        case ast.AnnAssign(annotation=kind):
            hidden = node is kind
        case ast.FunctionDef(returns=kind):
            hidden = node is kind
        case ast.ClassDef(bases=bases):
            hidden = any(last_name(base).endswith("Enum") for base in bases)
        case _:
            hidden = isinstance(outer, ast.Raise | ast.Assert | ast.arg)
    return hidden


def _is_unseen(function: ast.expr) -> bool:
    is_log = isinstance(function, ast.Attribute) and last_name(function.value) in ("_log", "logging")
    return is_log or last_name(function) in (*TRANSLATORS, "cast", "import_module")


def is_shown(literal: ast.Constant, around: tuple[ast.AST, ...]) -> str:
    """Return the method that shows the literal, "" if it is not handed to one directly."""
    inner = [*around[1:], literal]
    for outer, node in zip(reversed(around), reversed(inner), strict=True):
        if isinstance(outer, ast.Compare | ast.Subscript) and node is not getattr(outer, "value", None):
            return ""
        if isinstance(outer, ast.Call) and node in [*outer.args, *outer.keywords]:
            return last_name(outer.func) if last_name(outer.func) in SHOWN_BY else ""
    return ""


def names_around(around: Iterable[ast.AST]) -> set[str]:
    """Return the functions, classes, tables and calls that a literal stands in."""
    names = {"*"}
    for node in around:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names.update(last_name(target) for target in node.targets)
        elif isinstance(node, ast.Call):
            names.add(last_name(node.func))
    return names


def untranslated(found: Iterable[Source]) -> Iterator[tuple[str, set[tuple[str, str]]]]:
    """Give each text for people outside of the catalogue, and the names under which it could be allowed.

    That is every literal with a letter that is handed to a method that shows it, and, wherever it stands, every
    literal that reads like words: two of them, or one with a capital.
    """
    for source in found:
        for literal, around in literals(source):
            value = str(literal.value)
            text = " ".join([_TAG.sub("", value), *_SEEN_IN_TAG.findall(value)]).rstrip()
            is_word = bool(_PROSE.search(text)) or bool(is_shown(literal, around) and _LETTER.search(text))
            if is_word and is_for_people(literal, around):
                yield source.at(literal, repr(text)), {(source.path, name) for name in names_around(around)}


def bad_translations(found: Iterable[Source]) -> Iterator[str]:
    """Give the calls of tr that cannot be collected (no literal) or that come too early (at import)."""
    for source in found:
        inside = {
            id(node)
            for function in ast.walk(source.tree)
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
            for statement in function.body
            for node in ast.walk(statement)
        }
        within = {
            id(node) for outer in ast.walk(source.tree) if isinstance(outer, ast.JoinedStr) for node in ast.walk(outer)
        }
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.Call) or last_name(node.func) not in TRANSLATORS:
                continue
            texts = node.args[: 2 if last_name(node.func) == "tr_n" else 1]
            if not all(isinstance(text, ast.Constant) and isinstance(text.value, str) for text in texts):
                yield source.at(node, "a text that cannot be collected for translators")
            if id(node) in within:
                yield source.at(node, "within an f-string, where Python before 3.12 cannot collect it")
            if id(node) not in inside:
                yield source.at(node, "translated at import, so it would never change its language")


def test_every_word_on_the_screen_can_be_translated() -> None:
    assert [place for place, names in untranslated(sources("kiosk/ui")) if not names & ALLOWED.keys()] == []


def test_every_exception_is_still_needed() -> None:
    used = {name for _, names in untranslated(sources("kiosk/ui")) for name in names}

    assert ALLOWED.keys() - used == set()


def test_every_translation_is_collected_and_comes_late() -> None:
    assert list(bad_translations(sources("kiosk"))) == []


def faults(text: str) -> list[str]:
    return [place.partition(": ")[2] for place, _ in untranslated([Source("kiosk/ui/a.py", text)])]


def test_untranslated_words_are_found() -> None:
    assert faults('button.set_wordings(tr("Home"), "more")') == ["'more'"]
    assert faults('self.title.setText(f"{count} left")') == ["' left'"]
    assert faults('self.title.setText("Home" if x else "Back")') == ["'Back'", "'Home'"]
    assert faults('TITLE = "Are you still there?"') == ["'Are you still there?'"]
    assert faults('def f():\n    return Question(title="Phone")') == ["'Phone'"]
    assert faults('def f():\n    return {"a": "Midday"}["a"]') == ["'Midday'"]
    assert faults('self.text.setHtml("<p>ok</p>")') == ["'ok'"]
    assert faults('message = "¿Sigue ahí?"') == ["'¿Sigue ahí?'"]
    assert faults('self.announce("saved")') == ["'saved'"]
    assert faults("html = '<img alt=\"A foot\">'") == ["' A foot'"]


def test_what_nobody_reads_is_left_alone() -> None:
    fine = (
        '"""A module of words."""\nclass Kind(Enum):\n    FULL = "both bars"\n'
        'def f(a: "Page") -> "Other":\n    """Say it."""\n    _log.warning("not saved: %s", x)\n'
        '    raise ValueError("no such page")\n    x = cast("QTouchEvent", e)\n    a.setText("")\n'
        '    a.setText(" · ")\n'
        '    a.setText(tr("Step {number}").format(number=1))\n    a.setText(words["one two"])\n'
        '    TouchButton(self, "plain", "text-size")\n    a.setText(x if kind == "steps" else "")\n'
        "    b = f'<p class=\"small\">{a}</p>'\n"
    )

    assert faults(fine) == []


def test_translations_at_import_and_of_variables_are_found() -> None:
    bad = 'TITLE = tr("Home")\ndef f(a=tr("Back")):\n    tr(a)\n    tr(f"{a}")\n    tr_n("one", a, 2)\n    tr("fine")\n'
    bad += "    f\"{tr('Top')}\"\n"

    places = [place.split(":")[1] for place in bad_translations([Source("kiosk/ui/a.py", bad)])]

    assert sorted(places) == ["1", "2", "3", "4", "5", "7"]
