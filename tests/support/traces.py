"""Looks for texts wherever a program could keep them: Python, Qt's properties, documents, and accessibility."""

import gc
import re
from types import CodeType, FrameType, ModuleType

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QGuiApplication, QTextDocument
from PySide6.QtWidgets import QWidget

_ACCESSIBLE = (
    QAccessible.Text.Name,
    QAccessible.Text.Description,
    QAccessible.Text.Value,
    QAccessible.Text.Help,
    QAccessible.Text.Accelerator,
)
_ADDRESS = re.compile("0x[0-9a-f]+")  # its digits may look like a telephone number
_TEXT_TYPES = {"QString", "QStringList", "QByteArray", "QUrl", "QVariant", "QKeySequence"}


def traces(root: QWidget, *marks: str) -> list[str]:
    """Return every place under `root`, on the clipboard and in the selection that holds one of `marks`."""
    found: list[str] = []
    for thing in [root, *root.findChildren(QObject)]:
        texts = [*_attributes(thing), *_properties(thing), *_documents(thing), *_accessible(thing)]
        found += [f"{type(thing).__name__}: {place}" for place, text in texts if _holds(text, marks)]
    clipboard = QGuiApplication.clipboard()
    modes = [clipboard.Mode.Clipboard, *([clipboard.Mode.Selection] if clipboard.supportsSelection() else [])]
    return found + [mode.name for mode in modes if _holds(clipboard.text(mode), marks)]


def reachable_texts(start: object, *marks: str) -> list[str]:
    """Return all texts with one of `marks` that can be reached from `start` through Python's references."""
    found: list[str] = []
    seen: set[int] = set()
    rest: list[object] = [start]
    while rest:
        thing = rest.pop()
        if id(thing) in seen or isinstance(thing, type | FrameType | ModuleType | CodeType):
            continue
        seen.add(id(thing))
        if isinstance(thing, str | bytes):
            text = thing if isinstance(thing, str) else thing.decode("utf-8", "replace")
            if _holds(text, marks):
                found.append(text)
        elif not _is_module(thing):
            rest += gc.get_referents(thing)
    return found


def texts_on_the_heap(mark: str) -> list[str]:
    """Return what kinds of objects of the whole program hold a text with `mark`; `mark` itself counts for none."""
    gc.collect()
    return [
        f"{type(thing).__name__} holds {text!r}"
        for thing in gc.get_objects()
        if not isinstance(thing, FrameType)
        for text in gc.get_referents(thing)
        if type(text) is str and mark in text and text is not mark
    ]


def _is_module(thing: object) -> bool:
    """Whether these are the names in a module, which are the program's own."""
    return isinstance(thing, dict) and thing.get("__builtins__") is not None


def _holds(text: str, marks: tuple[str, ...]) -> bool:
    return any(mark in text for mark in marks)


def _attributes(thing: QObject) -> list[tuple[str, str]]:
    return [(name, _ADDRESS.sub("", repr(value))) for name, value in vars(thing).items()]


def _properties(thing: QObject) -> list[tuple[str, str]]:
    meta = thing.metaObject()
    own = [meta.property(number) for number in range(meta.propertyCount())]
    names = [str(one.name()) for one in own if str(one.typeName()) in _TEXT_TYPES]
    names += [bytes(name.data()).decode() for name in thing.dynamicPropertyNames()]
    return [(f"property {name}", _value(thing, name)) for name in names]


def _value(thing: QObject, name: str) -> str:
    try:
        return str(thing.property(name))
    except RuntimeError:
        return ""  # a type of Qt's own that Python cannot be shown


def _documents(thing: QObject) -> list[tuple[str, str]]:
    return [("document", thing.toPlainText())] if isinstance(thing, QTextDocument) else []


def _accessible(thing: QObject) -> list[tuple[str, str]]:
    interface = QAccessible.queryAccessibleInterface(thing) if isinstance(thing, QWidget) else None
    if interface is None:
        return []
    return [(f"accessible {kind.name}", interface.text(kind)) for kind in _ACCESSIBLE]
