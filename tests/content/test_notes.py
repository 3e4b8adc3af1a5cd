import pytest

from kiosk.content import notes
from kiosk.content.model import Library
from kiosk.content.render import render
from tests.support.pages import CALLOUTS, load, make_page_file

SIGNS = """\
Look for these.

- It does not cure it. <!-- claim-ok: says that it does not -->
- Sudden loss of sight {#sight}
  1. One side is weak\t{#one-side}\x20
* Both at once {#both} <!-- claim-ok: no claim -->
- Both, the other way <!-- claim-ok: no claim --> {#other}
"""


def test_notes_and_flags_are_dropped_and_every_line_stays_where_it_is() -> None:
    assert notes.drop_notes(SIGNS) == (
        "Look for these.\n\n- It does not cure it.\n- Sudden loss of sight\n  1. One side is weak\n* Both at once\n"
        "- Both, the other way\n"
    )


def test_a_note_in_the_middle_of_a_line_is_no_more_shown_than_one_at_its_end() -> None:
    assert notes.drop_notes("It <!-- claim-ok: x --> is not.\n<!--claim-ok:y-->\nEnd") == "It is not.\n\nEnd"


@pytest.mark.parametrize(
    "text",
    [
        "<!-- hidden -->", "<!-- claim-ok: over\ntwo lines -->", "<!-- claim-ok: open", "{#two words}", "{#UPPER}",
        "{#} x", "{#in} the middle", "{clinic_name}", "# {sight}", f"{{#{'x' * 61}}}", "<!-- claims-ok: x -->",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_note_stays(text: str) -> None:
    assert notes.drop_notes(text) == text
    assert notes.flags(text) == ()


def test_flags_are_found_in_order_beside_notes_too() -> None:
    assert notes.flags(SIGNS) == ("sight", "one-side", "both", "other")


def test_items_are_plain_words() -> None:
    body = (
        "Text\n- **What** can *I* do?\n1. See [my feet](../a/feet.md) or `this`?\n\n"
        "  * A [word](term:x)?  \n\n-no\n\n-\n+ ![Foot](a.svg)"
    )
    assert notes.items(body) == ("What can I do?", "See my feet or this?", "A word?", "Foot")


def test_an_item_that_goes_on_in_the_next_line_is_whole() -> None:
    body = "- What helps\n  at night?\n- Is it\nsafe?\n### Next\n- Last?\n\nText"
    assert notes.items(body) == ("What helps at night?", "Is it safe?", "Last?")


def test_visitors_read_neither_notes_nor_flags_and_mistakes_keep_their_lines(library: Library) -> None:
    path = make_page_file(library.root, body=SIGNS + "\n[dead](gone.md)\n")
    loaded = load(library.root)
    page = loaded.pages["sensory"]
    rendered = render(page, loaded, CALLOUTS)
    assert page.flags == ("sight", "one-side", "both", "other")
    assert "claim-ok" not in rendered.html
    assert "{#" not in rendered.html
    assert "<li>Sudden loss of sight" in rendered.html
    (problem,) = rendered.problems
    assert path.read_text().split("\n")[problem.line - 1] == "[dead](gone.md)"


def test_a_page_of_steps_drops_them_as_well(library: Library) -> None:
    make_page_file(library.root, kind="steps", body="## Look {#look}\nIt helps. <!-- claim-ok: x -->\n")
    (step,) = load(library.root).pages["sensory"].steps
    assert (step.title, step.body) == ("Look", "It helps.\n")
