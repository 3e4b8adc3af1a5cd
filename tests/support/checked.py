"""A content folder in two languages that breaks no rule of the check, which a test then spoils."""

from datetime import date
from pathlib import Path

from kiosk.content.check.runner import Report, check_content
from kiosk.content.library import load_library
from tests.support.pages import ATTRACT, DRAWING, SOURCES, TOPICS, Value, make_page_text

TODAY = date(2026, 3, 2)
LANGUAGES = ("en", "es")

BODY = {
    "en": """\
Your nerves carry messages from your skin to your brain. **Damage can make them slow.** Then you may feel less.

## What people notice
- The feet feel numb or cold.
- A sock feels too tight.
- About 1 in 4 people trip at night.

## Why it matters
If you cannot feel a cut, you may not see it in time. A small cut can grow into a bad sore.

!!! warning "Look at your feet each day."
    Use a mirror, or ask a friend to look. It takes you one minute.

## What you can do
1. Look at both feet each night.
2. Wear shoes that fit well.
3. Tell your doctor about any sore. Do not wait for it to hurt.
4. If you feel very ill, [get help now](../urgent/help.md).
""",
    "es": """\
Sus nervios llevan mensajes de la piel al cerebro. **El daño los hace lentos.** Entonces puede sentir menos que antes.

## Lo que nota la gente
- Los pies se sienten dormidos o fríos.
- La media le queda muy apretada.
- Cerca de 1 de cada 4 personas tropieza de noche.

## Por qué importa
Si no siente una herida, tal vez no la vea a tiempo. Una herida pequeña puede crecer y doler más.

!!! warning "Mire sus pies cada día."
    Use un espejo o pida a un amigo que mire. Solo le toma un minuto.

## Lo que puede hacer
1. Mire los dos pies cada noche.
2. Use zapatos que le queden bien.
3. Cuente a su médico si tiene una llaga. No espere a que le duela.
4. Si se siente muy mal, [busque ayuda ya](../urgent/help.md).
""",
}
_HEADERS: dict[str, dict[str, Value | None]] = {
    "en": {
        "summary": "Touch, heat, cold and pain",
        "picture_caption": "A foot",
        "key_points": ["Look at your feet each day.", "Tell your doctor about any sore."],
        "question": "What is causing mine?",
    },
    "es": {
        "summary": "Tacto, calor, frío y dolor",
        "picture_caption": "Un pie",
        "key_points": ["Mire sus pies cada día.", "Cuente a su médico si tiene una llaga."],
        "question": "¿Cuál es la causa de lo mío?",
        "translation_reviewed_by": "Test Translator",
    },
}
_PAGES: dict[str, dict[str, Value | None]] = {
    "types/motor": {"title": "Motor", "short": "Motor", "order": 10, "related": ["what", "nerves"]},
    "types/sensory": {"title": "Sensory", "short": "Sensory", "order": 20, "related": ["what", "motor"]},
    "understand/what": {"title": "What", "short": "What", "order": 10, "related": ["motor", "sensory"]},
    "understand/nerves": {"title": "Nerves", "short": "Nerves", "order": 20, "related": ["motor", "sensory"]},
    "urgent/help": {"title": "Help now", "short": "Help", "kind": "urgent", "question": None},
}
_REVIEW = {"reviewed_by": "Test Clinician", "reviewed_on": "2026-01-10", "review_due": "2026-12-31"}


def make_checked(folder: Path) -> Path:
    """Make a content folder of five pages in English and Spanish that no rule complains of, and return it."""
    content = folder / "content"
    (content / "pictures").mkdir(parents=True)
    (content / "pictures" / "foot.svg").write_text(DRAWING)
    (content / "sources.toml").write_text(SOURCES)
    for language in LANGUAGES:
        (content / language).mkdir()
        (content / language / "topics.toml").write_text(TOPICS)
        (content / language / "attract.toml").write_text(ATTRACT)
        for name in _PAGES:
            write_page(content, language, name)
    stamp(content)
    return content


def write_page(
    content: Path, language: str, name: str = "types/sensory", body: str | None = None, **changes: Value | None
) -> Path:
    """Write the good page `name` (topic/page) of `language` with `changes` and return its path."""
    topic, page = name.split("/")
    path = content / language / topic / f"{page}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    header = {"id": page, "topic": topic, **_HEADERS.get(language, {}), **_PAGES.get(name, {}), **_REVIEW, **changes}
    text = make_page_text(BODY.get(language, "") if body is None else body, **header)
    for key in ("reviewed_on", "review_due"):
        text = text.replace(f'{key} = "{header[key]}"', f"{key} = {header[key]}")  # a date, not a text
    path.write_text(text, encoding="utf-8")
    return path


def stamp(content: Path) -> None:
    """Write into each Spanish page which English text it translates."""
    spanish = load_library(content, "es").pages
    for key, page in load_library(content, "en").pages.items():
        if key in spanish:
            path = spanish[key].path
            head = path.read_text(encoding="utf-8").replace(f'source_hash = "{spanish[key].source_hash}"\n', "")
            path.write_text(head.replace("+++\n", f'+++\nsource_hash = "{page.text_hash}"\n', 1), encoding="utf-8")


def check(content: Path, today: date = TODAY) -> Report:
    """Return what the check finds in `content`, with the drawings beside that folder if there are any."""
    return check_content(content, content.parent / "illustrations", today=today)


def errors(content: Path, rule: str = "", today: date = TODAY) -> list[str]:
    """Return the errors of one rule, or of all, as "file:line: what"."""
    return [
        f"{problem.file.relative_to(content.parent).as_posix()}:{problem.line}: {problem.what}"
        for problem in check(content, today).errors
        if rule in ("", problem.rule)
    ]


def warnings(content: Path, rule: str = "", today: date = TODAY) -> list[str]:
    """Return the warnings of one rule, or of all, as "file:line: what"."""
    return [
        f"{problem.file.relative_to(content.parent).as_posix()}:{problem.line}: {problem.what}"
        for problem in check(content, today).warnings
        if rule in ("", problem.rule)
    ]


def line_of(path: Path, text: str) -> int:
    """Return the first line of the file that holds `text`."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)
