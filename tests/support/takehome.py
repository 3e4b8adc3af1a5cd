"""A content folder with something to take home: a page of questions, and pages with points, in two languages."""

from pathlib import Path

from tests.support import pages
from tests.support.pages import make_content, make_page_file

QUESTIONS = (
    "What is causing my neuropathy?",
    "Which tests still make sense for me?",
    "Can the cause be treated?",
    "What can I expect in the next 3 months?",
    "What are my choices, and what happens if I do nothing?",
    "What are the side effects of this medicine? Can it make me fall?",
    "Which exercises and which shoes are right for me?",
    "What will it cost me?",
    "Is it for my muscles or for my nerves? What do studies show?",
    "Which muscles, how many visits, and how will we know when to stop with all of this again?",
    "What training and what license do you have?",
    "When should I call, and whom?",
)
SPANISH = tuple(f"¿Qué año será la señal número {number}?" for number in range(1, len(QUESTIONS) + 1))
POINTS = (
    "Look at both feet every day: tops, soles and between the toes.",
    "Test the water with your elbow, and dry between your toes.",
    "Feel inside both shoes before you put them on.",
    "Call the same day for a sore, a blister or a new color.",
)
OWN_QUESTION = "Do I need a special shoe?"
SPANISH_POINTS = ("Mire sus pies cada día.", "Pruebe el agua con el codo.", "Llame si ve algún cambio.")


def make_library_to_take_home(folder: Path) -> Path:
    """Make the content folder and return it."""
    content = make_content(folder)
    make_page_file(
        content,
        "types/questions",
        _list(QUESTIONS),
        title="Questions to ask",
        short="Questions",
        order=30,
        kind="questions",
    )
    make_page_file(
        content,
        "types/feet",
        title="Check your feet every day",
        short="Daily check",
        order=40,
        key_points=POINTS,
        question=OWN_QUESTION,
    )
    english = content / pages.LANGUAGE
    spanish = content / "es"
    for path in english.rglob("*"):
        if path.is_file():
            copy = spanish / path.relative_to(english)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    questions = (spanish / "types" / "questions.md").read_text(encoding="utf-8").split("+++\n")
    (spanish / "types" / "questions.md").write_text(f"+++\n{questions[1]}+++\n{_list(SPANISH)}", encoding="utf-8")
    feet = (spanish / "types" / "feet.md").read_text(encoding="utf-8")
    for english_point, spanish_point in zip(POINTS, (*SPANISH_POINTS, "Mañana también."), strict=True):
        feet = feet.replace(english_point, spanish_point)
    (spanish / "types" / "feet.md").write_text(feet, encoding="utf-8")
    return content


def _list(questions: tuple[str, ...]) -> str:
    return "## About my nerves\n" + "".join(f"- {question}\n" for question in questions)
