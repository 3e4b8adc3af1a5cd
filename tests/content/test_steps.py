from kiosk.content.steps import Image, cut

BODY = """\
Before the steps.

## You lie down
Your therapist finds the spot.
![A bed](bed.svg#2 "The bed")

## The needle goes in ##
![](needle.svg) It is thin. ![Another](other.svg)
### Not a step
"""


def test_sections_become_steps_with_their_lines() -> None:
    intro, sections = cut(BODY, 10)
    assert intro == "Before the steps.\n"
    assert [(section.title, section.line) for section in sections] == [("You lie down", 13), ("The needle goes in", 17)]


def test_the_first_picture_of_a_section_is_taken_out_of_its_text() -> None:
    _, (first, second) = cut(BODY, 10)
    assert first.image == Image("bed.svg#2", "A bed", "The bed", 14)
    assert first.body == "Your therapist finds the spot.\n\n"
    assert second.image == Image("needle.svg", "", "", 17)
    assert second.body == " It is thin. ![Another](other.svg)\n### Not a step\n"


def test_a_section_without_a_picture_has_none() -> None:
    _, (section,) = cut("## Title\nText", 1)
    assert section.image is None
    assert section.body == "Text"


def test_marks_at_a_headings_end_are_not_its_words() -> None:
    _, sections = cut("## One  ## \n##\tTwo#\n##Three\n##  \n## A # b\n", 1)
    assert [section.title for section in sections] == ["One", "Two", "", "A # b"]


def test_a_heading_of_blanks_takes_no_time() -> None:
    _, (section,) = cut("## a" + " #" * 4_000 + " " * 4_000 + "b", 1)  # a backtracking search needs minutes
    assert section.title.endswith("b")


def test_a_text_without_sections_is_all_introduction() -> None:
    assert cut("Text\n#### Deep", 1) == ("Text\n#### Deep", [])
