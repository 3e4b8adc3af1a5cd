import re
from pathlib import Path

import pytest

from kiosk.content.glossary import TermFinder, finder, read_glossary
from kiosk.content.model import Library, Term
from kiosk.content.render import Rendered, render
from kiosk.content.table_files import TableFiles
from tests.support.pages import CALLOUTS, GLOSSARY, load, make_glossary, make_page_file, page_with, whats


def read(content: Path, text: str) -> tuple[dict[str, Term], list[str]]:
    files = TableFiles(content)
    terms = read_glossary(files, make_glossary(content, text))
    return terms, [f"{problem.line}: {problem.what}" for problem in files.problems]


def term(name: str, *forms: str) -> Term:
    return Term(name.replace(" ", "-").lower(), name, "Meaning.", forms=forms)


def found(text: str, *terms: Term) -> list[tuple[str, str]]:
    by_id = {entry.id: entry for entry in terms}
    return [(text[start:end], name) for start, end, name in TermFinder(by_id).find(text)]


@pytest.fixture
def explained(content: Path) -> Library:
    make_glossary(content)
    return load(content)


def shown(library: Library, body: str) -> Rendered:
    return render(page_with(library, body), library, CALLOUTS)


def dotted(library: Library, body: str) -> list[tuple[str, str]]:
    """Return the id and the words of every dotted place."""
    return re.findall(r'<a class="term" href="term:([a-z-]+)">(.*?)</a>', shown(library, body).html)


# The file


def test_a_glossary_is_read_with_forms_and_sound_and_lines(explained: Library) -> None:
    assert explained.problems == ()
    assert explained.glossary["nerve"] == Term(
        "nerve", "nerve", "A thin cord that carries messages.", "nurv", ("nerves",), 1
    )
    assert explained.glossary["peripheral-nerve"].line == 8
    assert explained.glossary["peripheral-nerve"].forms == ()


def test_a_language_may_do_without_a_glossary(library: Library) -> None:
    assert library.glossary == {}
    assert library.problems == ()
    assert dotted(library, "A nerve.") == []


BAD_ID = "is used twice or is not small letters, digits and hyphens"


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ('[[term]]\nid = "nerve"\nterm = "x"\nmeans = "y"\n', f'12: the id "nerve" {BAD_ID}'),
        ('[[term]]\nid = "A B"\nterm = "x"\nmeans = "y"\n', f'12: the id "A B" {BAD_ID}'),
        ('[[term]]\nid = "x"\nterm = "Nerves"\nmeans = "y"\n', '12: "Nerves" belongs to the term "nerve" already'),
        (
            '[[term]]\nid = "x"\nterm = "x"\nforms = ["", "NERVE"]\nmeans = "y"\n[[term]]\nid = "z"\nterm = "z"\n'
            'forms = [""]\nmeans = "y"\n',
            '12: "NERVE" belongs to the term "nerve" already',
        ),
        ('[[term]]\nid = "x"\nterm = "x"\n', '12: "means" is missing'),
        ('[[term]]\nid = "x"\nterm = ""\nmeans = "y"\n', '12: "term" is missing'),
        ('[[term]]\nid = "x"\nterm = "x"\nmeans = "y"\nsays = "z"\n', '16: "says" is not a known key'),
        ('[[term]]\nid = "x"\nterm = "x"\nmeans = "y"\nforms = "z"\n', '16: "forms" must be a list of texts in quotes'),
        ('[[word]]\nid = "x"\n', '12: "word" is not a known section'),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_the_other_terms_stay(content: Path, more: str, problem: str) -> None:
    terms, problems = read(content, GLOSSARY + more)
    assert problems == [problem]
    assert terms["nerve"].means == "A thin cord that carries messages."
    assert "peripheral-nerve" in terms


def test_a_form_that_two_terms_want_belongs_to_the_first(content: Path) -> None:
    terms, _ = read(content, GLOSSARY + '[[term]]\nid = "x"\nterm = "Nerve"\nforms = ["nerves", "cord"]\nmeans = "y"\n')
    assert terms["x"].forms == ("cord",)
    assert [name for _, _, name in TermFinder(terms).find("A nerve, nerves and a cord")] == ["nerve", "nerve", "x"]


# Finding words


def test_the_longest_form_is_found_first() -> None:
    terms = (term("nerve", "nerves"), term("peripheral nerve"), term("peripheral"))
    assert found("The peripheral nerve, peripheral, nerves", *terms) == [
        ("peripheral nerve", "peripheral-nerve"), ("peripheral", "peripheral"), ("nerves", "nerve"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nerve", ["nerve"]), ("(nerve).", ["nerve"]), ("nerve's", ["nerve"]), ("nerves", []), ("unnerve", []),
        ("nerve-like", []), ("non-nerve", []), ("nerve_1", []), ("nerve2", []), ("¿nerve?", ["nerve"]),
        ("nerveé", []), ("NERVE", ["NERVE"]), ("nerve/nerve", ["nerve", "nerve"]), ("", []),
    ],
)  # fmt: skip
def test_only_whole_words_are_found(text: str, words: list[str]) -> None:
    assert [word for word, _ in found(text, term("nerve"))] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("La Neuropatía", ["Neuropatía"]), ("NEUROPATÍA", ["NEUROPATÍA"]), ("neuropatia", []), ("neuropatías", []),
        ("niñoneuropatía", []), ("ñ neuropatía ñ", ["neuropatía"]),
    ],
)  # fmt: skip
def test_accents_count_and_capitals_do_not(text: str, words: list[str]) -> None:
    assert [word for word, _ in found(text, term("neuropatía"))] == words


def test_a_form_of_two_words_is_found_over_a_line_end() -> None:
    assert found("a peripheral\nnerve", term("nerve"), term("peripheral nerve")) == [
        ("peripheral\nnerve", "peripheral-nerve")
    ]


def test_letters_that_are_alike_only_to_the_search_are_no_word_of_the_glossary() -> None:
    assert found("p\u0131n and pin", term("pin")) == [("pin", "pin")]


def test_signs_in_a_term_stand_for_themselves() -> None:
    assert found("x.y and x-y and (a+b)", term("x.y"), term("a+b")) == [("x.y", "x.y"), ("a+b", "a+b")]


def test_the_finder_of_a_glossary_is_made_once_and_anew_for_another(explained: Library) -> None:
    terms = tuple(explained.glossary.values())
    assert finder(terms) is finder(tuple(explained.glossary.values()))
    assert list(finder(terms[:1]).find("peripheral nerve")) == [(11, 16, "nerve")]
    assert list(finder(()).find("nerve")) == []


# On a page


def test_only_the_first_place_of_a_term_is_dotted(explained: Library) -> None:
    body = "A Nerve & nerves.\n\n- a nerve\n- a peripheral nerve, a peripheral nerve\n"
    assert dotted(explained, body) == [("nerve", "Nerve"), ("peripheral-nerve", "peripheral nerve")]
    assert '<p>A <a class="term" href="term:nerve">Nerve</a> &amp; nerves.</p>' in shown(explained, body).html


def test_another_page_begins_anew(explained: Library) -> None:
    assert dotted(explained, "nerve") == dotted(explained, "nerve") == [("nerve", "nerve")]


@pytest.mark.parametrize(
    "body",
    [
        "# Nerve", "## A *nerve*", "#### nerve", "[nerve](motor.md)", "[a *nerve*](motor.md)", "[nerve](gone.md)",
        "| nerve |\n|---|\n| x |",
    ],
)  # fmt: skip
def test_headings_links_and_table_heads_are_left_alone_and_the_first_place_comes_later(
    explained: Library, body: str
) -> None:
    assert dotted(explained, body) == []
    assert dotted(explained, f"{body}\n\nThe nerves.") == [("nerve", "nerves")]


@pytest.mark.parametrize(
    "body",
    [
        "**nerve**", "*a nerve*", "> nerve", "1. nerve", "| x |\n|---|\n| nerve |", "!!! note\n    A nerve.",
        '!!! sure "x"\n    nerve',
    ],
)  # fmt: skip
def test_all_other_text_is_looked_at(explained: Library, body: str) -> None:
    assert dotted(explained, body) == [("nerve", "nerve")]


def test_a_term_is_not_found_in_a_picture_or_an_address(explained: Library) -> None:
    assert dotted(explained, '![nerve](foot.svg "nerve")\n\n[x](http://nerve)\n') == []


def test_a_word_may_be_marked_by_hand(explained: Library) -> None:
    assert dotted(explained, "## These [*cords* & more](term:nerve)\n\nA nerve.\n") == [
        ("nerve", "<em>cords</em> &amp; more")
    ]
    assert shown(explained, "[x](term:nerve)").problems == ()


@pytest.mark.parametrize("name", ["gone", "", "Nerve", "nerve/../x", "javascript:x", "<b>", "nerve#x", "x" * 200])
def test_a_term_that_the_glossary_does_not_have_is_named_with_its_line(explained: Library, name: str) -> None:
    rendered = shown(explained, f"Text.\n\n[words](term:{name})\n")
    assert rendered.html == "<p>Text.</p>\n<p>words</p>\n"
    (problem,) = rendered.problems
    assert problem.line == 15
    assert problem.what.startswith(f'there is no term "{name[:80]}')


def test_the_clinics_own_texts_are_filled_in_beside_a_term(explained: Library) -> None:
    page = page_with(explained, "{clinic_name} a nerve {clinic_phone}")
    html = render(page, explained, CALLOUTS, values={"clinic_name": "nerve <b>", "clinic_phone": "555-0100"}).html
    assert html == '<p>nerve &lt;b&gt; a <a class="term" href="term:nerve">nerve</a> 555-0100</p>\n'


def test_a_broken_glossary_hides_no_page(content: Path) -> None:
    make_glossary(content, "[[term]]\nid = = 3\n")
    make_page_file(content, body="A nerve, [by hand](term:nerve).\n")
    library = load(content)
    assert whats(library) == ["glossary.toml:2: is not valid TOML: Invalid value"]
    assert len(library.pages) == 4
    rendered = render(library.pages["sensory"], library, CALLOUTS)
    assert rendered.html == "<p>A nerve, by hand.</p>\n"
    assert [problem.what for problem in rendered.problems] == [
        'there is no term "nerve" in glossary.toml; its text is shown without the link'
    ]


def test_a_term_may_say_what_a_voice_reads(content: Path) -> None:
    terms, problems = read(content, '[[term]]\nid = "emg"\nterm = "EMG"\nmeans = "A test."\nvoice = "E M G"\n')
    assert (terms["emg"].voice, problems) == ("E M G", [])
