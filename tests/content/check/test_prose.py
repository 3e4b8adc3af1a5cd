"""Text as its readers meet it: sentences, list items, sections, and their lines."""

from pathlib import Path

from kiosk.content.check.prose import HEADING, NUMBERED, TITLE, Prose, prose_of, words
from kiosk.content.limits import MAX_BODY
from kiosk.content.model import Page
from kiosk.content.sentences import split_sentences


def prose(body: str) -> Prose:
    page = Page("a", "en", "t", 0, "page", "A", "A", "", None, body=body, path=Path("a.md"), body_line=10)
    return prose_of(page)


def lines(body: str) -> list[tuple[int, str]]:
    return [(sentence.line, sentence.text) for sentence in prose(body).sentences]


def test_sentences_end_where_readers_pause() -> None:
    text = 'Look at it. Is it red? "Call us!" Then wait… Dr. Test knows, e.g. about 2.5 cm. See 3. Done'
    assert split_sentences(text) == [
        "Look at it.",
        "Is it red?",
        '"Call us!"',
        "Then wait…",
        "Dr. Test knows, e.g. about 2.5 cm.",
        "See 3.",
        "Done",
    ]


def test_a_question_within_a_sentence_does_not_end_it() -> None:
    assert split_sentences("¿Le duele? no espere. ¡Llame ya!") == ["¿Le duele? no espere.", "¡Llame ya!"]


def test_words_are_what_a_reader_counts() -> None:
    assert words("Don't wait: about 1,000 anti-seizure pills (2.5 mg), B12.") == (
        *("Don't", "wait", "about", "1,000", "anti-seizure", "pills", "2.5", "mg", "B12"),
    )


def test_each_point_of_a_list_is_a_sentence_of_its_own() -> None:
    assert lines("You may have:\n\n- numb feet\n- pain. It burns\n\n1. Sit\n2. Stand\n") == [
        (10, "You may have:"),
        (12, "numb feet"),
        (13, "pain."),
        (13, "It burns"),
        (15, "Sit"),
        (16, "Stand"),
    ]


def test_headings_tables_addresses_and_pictures_are_not_read_as_sentences() -> None:
    found = prose(
        "# Top\n\nA [foot](../a/feet.md).\n\n![A drawing](a.svg)\n\n| Kind | Sign |\n|---|---|\n| Motor | Weak |\n"
    )
    assert [sentence.text for sentence in found.sentences] == ["A foot."]
    assert [heading.text for heading in found.headings] == ["Top"]
    assert found.word_count == 7  # with the heading and the table, without the picture's words
    assert found.sections[0].tables == [2]


def test_callouts_give_their_title_and_their_text() -> None:
    found = prose('Text.\n\n!!! warning "Look **here**."\n    Now. <b>\n\n    - point\n')
    assert [(block.kind, block.text) for block in found.running] == [
        ("text", "Text."),
        (TITLE, "Look here."),
        ("text", "Now. <b>"),
        ("item", "point"),
    ]


def test_nested_and_loose_lists_are_read_once() -> None:
    assert lines("- one\n    - two\n\n- three\n\n    more\n") == [(10, "one"), (11, "two"), (13, "three"), (15, "more")]


def test_lines_that_belong_together_are_one_sentence() -> None:
    assert lines("First, with a\nline **and\nmore**. Second\nhere.") == [
        (10, "First, with a line and more."),
        (12, "Second here."),
    ]
    assert lines("One  \ntwo") == [(10, "One two")]


def test_the_same_words_are_found_on_their_own_lines() -> None:
    assert lines("- Yes.\n- Yes.\n\nYes.\n") == [(10, "Yes."), (11, "Yes."), (13, "Yes.")]


def test_words_that_cannot_be_found_again_get_the_line_of_the_last_ones() -> None:
    assert lines("Good.\n\nA &lt;b&gt; and more.\n\nGood.") == [(10, "Good."), (12, "A <b> and more."), (14, "Good.")]


def test_places_for_the_clinics_own_words_are_no_words() -> None:
    found = prose("**Phone:** {clinic_phone}\n\n{clinic_hours}\n")
    assert [sentence.text for sentence in found.sentences] == ["Phone:"]


def test_sections_know_their_heading_their_level_and_what_catches_the_eye() -> None:
    found = prose(
        "Text.\n\n## One\nPlain.\n\n### Two\nA **bold** word.\n\n## Three\n- point\n\n## Four\n1. point\n\n## Five\n"
    )
    assert [(one.heading and one.heading.text, one.level, one.has_cue) for one in found.sections] == [
        (None, 0, False),
        ("One", 2, False),
        ("Two", 3, True),
        ("Three", 2, True),
        ("Four", 2, True),
        ("Five", 2, False),
    ]
    assert found.headings[0].kind == HEADING
    assert found.sections[4].blocks[0].kind == NUMBERED
    assert found.headings[1].line == 15


def test_an_empty_heading_is_none() -> None:
    assert prose("##\nText.\n").headings == ()


def test_a_page_over_the_limits_has_no_text() -> None:
    assert prose("x" * (MAX_BODY + 1)).sections == ()


def test_deep_marks_do_not_end_the_program() -> None:
    assert prose("*a **b " * 900).word_count > 0
