"""Text as QR codes: what they hold, how large they are, and how a long text is shared out."""

import pytest
import segno

from kiosk.content.codes import _BYTES, QUIET, Code, code, codes

LINES = [f"{number}. How long will the feeling in my left foot take to come back?" for number in range(1, 11)]
TEXT = "\n".join(["My questions", "", *LINES, "", "Test Clinic, 208-555-0100"])


def joined(found: tuple[Code, ...]) -> list[str]:
    """Return the lines of all codes without the marks, and without blank lines."""
    return [line for one in found for line in one.text.split("\n")[1:] if line]


def test_a_short_text_is_one_code_without_a_mark() -> None:
    (only,) = codes("Sensory nerves", 101)
    assert only.text == "Sensory nerves"
    assert only.modules == 21 + 2 * QUIET


def test_a_code_is_a_square_with_a_blank_border_and_three_corners() -> None:
    rows = code("Sensory nerves").rows
    assert {len(row) for row in rows} == {len(rows)}
    assert not any(any(row) for row in rows[:QUIET] + rows[-QUIET:])
    assert not any(any(row[:QUIET] + row[-QUIET:]) for row in rows)
    finder = (True,) * 7
    for row, column in ((QUIET, QUIET), (QUIET, -QUIET - 7), (-QUIET - 1, QUIET)):
        end = column + 7 or None
        assert rows[row][column:end] == finder


@pytest.mark.parametrize("text", ["", " \n "])
def test_blank_text_gives_no_code(text: str) -> None:
    assert codes(text, 101) == ()


def test_every_version_holds_what_the_table_says_at_error_correction_m() -> None:
    for version in (1, 4, 9, 10, 14, 26, 27, 40):
        made = segno.make_qr("x" * _BYTES[version - 1], error="m", mode="byte", boost_error=False)
        assert (made.version, made.error) == (version, "M")
        assert code("x" * _BYTES[version - 1]).modules == 17 + 4 * version + 2 * QUIET


@pytest.mark.parametrize("most", [41, 60, 77, 101, 133])
@pytest.mark.parametrize("text", [TEXT, TEXT.replace("foot", "piñón")])
def test_a_long_text_is_shared_out_at_line_ends(text: str, most: int) -> None:
    found = codes(text, most)
    assert max(one.modules for one in found) <= most
    if len(found) > 1:
        assert [one.text.split("\n")[0] for one in found] == [f"{n}/{len(found)}" for n in range(1, len(found) + 1)]
        if most > 41:
            assert joined(found) == [line for line in text.split("\n") if line]
        else:
            assert " ".join(joined(found)) == " ".join(line for line in text.split("\n") if line)


def test_the_parts_are_about_equally_large() -> None:
    sizes = [one.modules for one in codes(TEXT, 85)]
    assert len(sizes) == 2
    assert max(sizes) - min(sizes) <= 8
    assert max(sizes) < 85


def test_fewer_modules_than_a_code_needs_are_taken_for_the_least() -> None:
    assert codes(TEXT, 0) == codes(TEXT, 41)


def test_a_word_longer_than_a_code_is_cut_between_letters() -> None:
    word = "ñ" * 200
    found = codes(word, 41)
    assert "".join(joined(found)) == word
    assert max(one.modules for one in found) <= 41


def test_no_part_begins_or_ends_with_a_blank_line() -> None:
    for one in codes("\n\n".join(LINES), 61):
        body = one.text.split("\n", 1)[1]
        assert body == body.strip()


def test_more_than_the_largest_code_holds_is_split_even_where_there_is_room() -> None:
    assert len(codes(TEXT * 5, 1000)) == 2


def test_accents_say_that_they_are_utf_8_and_plain_text_says_nothing() -> None:
    """The name of the encoding takes two bytes: at the limit of a size it is the next one."""
    assert code("x" * 62).modules == 41
    assert code("x" * 60 + "é").modules == 45
    assert code("x" * 58 + "é").modules == 41
