"""The search: what is found by which letters, in which order, and what is shown of it."""

import gc
import time
import warnings
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.search import generated_library
from kiosk.content.library import load_library
from kiosk.content.model import Library
from kiosk.content.search import MOST_SHOWN, Hit, SearchIndex
from kiosk.content.search_slips import Slips
from kiosk.content.search_words import fold, marked, plain_blocks, sentences, words_in
from kiosk.paths import CONTENT
from tests.support.pages import load, make_content, make_page_file
from tests.support.traces import reachable_texts, texts_on_the_heap

MARK = "qwz" + "kjvm"  # in two parts, for Python keeps the lines of a source it has shown
GLOSSARY = """\
[[term]]
id = "neuropathy"
term = "neuropathy"
forms = ["neuropathies"]
means = "Damage to one or more nerves. It has many causes."

[[term]]
id = "numb"
term = "numb"
means = "Without feeling."

[[term]]
id = "numbness-scale"
term = "numbness scale"
means = "A way to say how much you feel."
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    content = make_content(tmp_path)
    make_page_file(content, "types/motor", "Your muscles obey.\n\nIt does not cure your hands.\n", order=10)
    make_page_file(content, "types/numb-feet", "Look at them.\n", title="Numb feet", short="Feet", summary="Every day")
    make_page_file(content, "types/bath", "Test the water. A numb foot may burn.\n", summary="Warm, not hot", order=40)
    make_page_file(content, "understand/café", "Coffee in São Paulo.\n", id="cafe", title="Café", short="Café")
    (content / "en" / "glossary.toml").write_text(GLOSSARY, encoding="utf-8")
    return load(content)


@pytest.fixture
def index(library: Library) -> SearchIndex:
    return SearchIndex(library)


def ids(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.id for hit in hits]


def found(hit: Hit) -> list[str]:
    """Return the words of the first context that were looked for."""
    return [text for text, is_found in hit.contexts[0] if is_found]


def text(hit: Hit) -> str:
    return "".join(part for part, _ in hit.contexts[0])


# What is found.


def test_the_first_letter_finds(index: SearchIndex) -> None:
    assert "numb-feet" in ids(index.find("f"))
    assert "neuropathy" in ids(index.find("n"))


@pytest.mark.parametrize("typed", ["cafe", "CAFÉ", "café", "cafe\u0301", "  cafe ", "caf", "sao paulo", "SÃO"])
def test_accents_and_case_do_not_matter(index: SearchIndex, typed: str) -> None:
    assert ids(index.find(typed))[0] == "cafe"


def test_each_word_may_be_a_beginning_in_any_order(index: SearchIndex) -> None:
    assert ids(index.find("wat tes"))[0] == "bath"
    assert ids(index.find("mus obe"))[0] == "motor"


@pytest.mark.parametrize("typed", ["watre", "wter", "watter", "wster", "coffe", "cofee", "musceles", "mscles"])
def test_a_slip_is_forgiven(index: SearchIndex, typed: str) -> None:
    right = {"w": "bath", "c": "cafe", "m": "motor"}[typed[0]]
    assert ids(index.find(typed))[0] == right


@pytest.mark.parametrize("typed", ["neuorpathy", "nueropatie", "neropthy", "neuropaty", "neuropattyh", "nueropa"])
def test_two_slips_are_forgiven_in_a_long_word_even_before_its_end(index: SearchIndex, typed: str) -> None:
    assert ids(index.find(typed))[:1] == ["neuropathy"]


def test_a_short_word_must_be_right(index: SearchIndex) -> None:
    assert index.find("htt") == ()
    assert "bath" in ids(index.find("hot"))


def test_what_is_right_comes_before_what_is_like_it(index: SearchIndex) -> None:
    hits = ids(index.find("numb"))
    assert hits[:2] == ["numb", "numb-feet"]


def test_a_sentence_finds_the_pages_with_some_of_its_words(index: SearchIndex) -> None:
    hits = ids(index.find("what should i do for my hands and the water"))
    assert {"motor", "bath"} <= set(hits)


def test_short_words_alone_are_looked_for_too(index: SearchIndex) -> None:
    assert "bath" in ids(index.find("qx ho"))


def test_nothing_is_found_where_there_is_nothing(index: SearchIndex) -> None:
    assert index.find("xylophones") == ()
    assert index.find("") == index.find("  ") == index.find("!?*") == ()


def test_the_urgent_page_is_found(index: SearchIndex) -> None:
    assert "help" in ids(index.find("get help"))


def test_a_library_without_pages_finds_nothing(tmp_path: Path) -> None:
    assert SearchIndex(Library("en", tmp_path, tmp_path)).find("feet") == ()


# In which order.


def test_a_term_comes_first_where_it_is_what_was_typed(index: SearchIndex) -> None:
    first, second, *_ = index.find("numb")
    assert (first.kind, first.id, first.title) == ("term", "numb", "numb")
    assert (second.kind, second.id, second.title) == ("page", "numb-feet", "Numb feet")
    assert ids(index.find("neuropathies"))[0] == "neuropathy"


def test_names_come_before_texts_and_pages_before_other_terms(index: SearchIndex) -> None:
    hits = ids(index.find("numb"))
    assert hits.index("numb-feet") < hits.index("numbness-scale") < hits.index("bath")


def test_a_meaning_is_found_after_the_pages(index: SearchIndex) -> None:
    kinds = [hit.kind for hit in index.find("nerves")]
    assert kinds == sorted(kinds)


def test_pages_alike_stand_in_reading_order(library: Library) -> None:
    bath = library.pages["bath"]
    same = [replace(bath, id=f"same-{number}", order=number) for number in range(5)]
    topic = replace(library.topics[1], pages=tuple(same))
    index = SearchIndex(replace(library, topics=(topic,), aside=(), glossary={}))
    assert ids(index.find("water")) == [page.id for page in same]


def test_there_are_no_more_results_than_asked_for(library: Library) -> None:
    pages = tuple(replace(library.pages["bath"], id=f"page-{number}") for number in range(60))
    index = SearchIndex(replace(library, topics=(replace(library.topics[0], pages=pages),)))
    assert len(index.find("water")) == MOST_SHOWN
    assert len(index.find("water", limit=2)) == len(index.find("sensory", limit=2)) == 2


# What is shown.


def test_the_words_found_are_marked_in_a_whole_sentence(index: SearchIndex) -> None:
    (hit,) = (hit for hit in index.find("hands") if hit.id == "motor")
    assert hit.contexts[0] == (("It does not cure your ", False), ("hands", True), (".", False))
    assert found(index.find("nUm")[0]) == []
    assert text(index.find("cafe")[0]) == "Touch, heat, cold and pain"


def test_the_sentence_with_most_of_the_words_is_shown_and_the_summary_is_always_there(index: SearchIndex) -> None:
    (hit,) = (hit for hit in index.find("foot burn numb") if hit.id == "bath")
    assert text(hit) == "A numb foot may burn."
    assert found(hit) == ["numb", "foot", "burn"]
    assert hit.contexts[-1] == (("Warm, not hot", False),)
    assert [text(hit) for hit in index.find("warm") if hit.id == "bath"] == ["Warm, not hot"]


def test_a_short_sentence_comes_before_a_long_one(tmp_path: Path) -> None:
    content = make_content(tmp_path)
    long = "The water in which you bathe your feet in the morning should be warm and never be hot."
    make_page_file(content, "types/bath", f"{long} Water is wet.\n")
    (hit,) = SearchIndex(load(content)).find("water")
    assert ["".join(part for part, _ in context) for context in hit.contexts[:2]] == ["Water is wet.", long]


def test_a_meaning_is_shown_whole(index: SearchIndex) -> None:
    hit = index.find("neuropathy")[0]
    assert text(hit) == "Damage to one or more nerves. It has many causes."


def test_the_word_that_was_meant_is_marked(index: SearchIndex) -> None:
    assert found(index.find("watre")[0]) == ["water"]


# What may be typed.


@given(st.text(max_size=400))
def test_any_text_is_harmless(typed: str) -> None:
    assert len(OWN.find(typed)) <= MOST_SHOWN


OWN = SearchIndex(load_library(CONTENT, "en"))


@pytest.mark.parametrize(
    "typed", ['"', "feet AND", "NEAR(a b)", "name:feet", "feet*", "(feet", "-feet", "{name} : x", "'"]
)
def test_signs_and_operators_mean_nothing(typed: str) -> None:
    assert ids(OWN.find(typed)) == ids(OWN.find(" ".join(words_in(typed))))


def test_a_long_text_is_cut(index: SearchIndex) -> None:
    assert ids(index.find("water" + " " * 195 + "xylophones")) == ids(index.find("water"))
    assert ids(index.find("water " * 12 + "xylophones")) == ids(index.find("water"))


def test_nothing_typed_is_kept(library: Library, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    index = SearchIndex(library)
    for end in ("", "q numb", "watre"):
        index.find(MARK + end)
    kept = MARK + "s"
    assert texts_on_the_heap(MARK) == []
    holder = [kept]
    assert texts_on_the_heap(MARK) != []
    assert reachable_texts([index, caplog.records], MARK) == []
    assert holder


def test_an_index_that_is_not_needed_any_more_closes_its_base(library: Library) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        index = SearchIndex(library)
        close = index._close
        del index
        gc.collect()
    assert not close.alive


# How long it takes: the goals with room for a busy machine; `python -m bench.search` measures.


def test_our_own_pages_are_indexed_at_once() -> None:
    library = load_library(CONTENT, "en")
    begun = time.process_time()
    SearchIndex(library)
    assert time.process_time() - begun < 0.2


def test_many_pages_are_searched_within_a_key() -> None:
    index = SearchIndex(generated_library(500))
    slowest = 0.0
    for typed in ("a", "neu", "neuropthy", "my feet are burning"):
        begun = time.process_time()
        assert index.find(typed)
        slowest = max(slowest, time.process_time() - begun)
    assert slowest < 0.1


# The words of a page.


def test_the_marks_of_a_page_are_gone() -> None:
    body = (
        "First **line**\nand `second` [line](../a/b.md).\n\n## A *heading*\n- one _item_ {#id}\n- two snake_case\n"
        '1. third\n> said\n\n!!! warning "Careful."\n    Call {clinic_phone} now.\n!!! note\n'
        "![A foot](foot.svg)\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |\n---\n"
    )
    assert plain_blocks(body) == (
        ["A heading"],
        [
            "First line and second line.",
            "one item",
            "two snake_case",
            "third",
            "said",
            "Careful.",
            "Call now.",
            "a b",
            "c d",
            "e f",
        ],
    )


def test_sentences_are_kept_whole() -> None:
    text = 'About 2.5 mm. It is "so." Call 911! ¿Ahora? Sí. and small letters go on'
    assert sentences(text) == ["About 2.5 mm.", 'It is "so."', "Call 911!", "¿Ahora?", "Sí. and small letters go on"]
    assert sentences("") == []


def test_folding_keeps_every_place() -> None:
    for letters in ("Año", "ŒUVRE", "İstanbul", "ﬁn", "Straße"):
        assert len(fold(letters)) == len(letters)
    assert fold("AÑO É") == "ano e"


def test_only_whole_words_are_marked() -> None:
    assert marked("Afoot, foot-note foots", [("foot",)]) == (
        ("Afoot, ", False),
        ("foot", True),
        ("-note ", False),
        ("foots", True),
    )


def test_slips_know_their_limits() -> None:
    slips = Slips(["nerve", "nerves", "feet", "neuropathy", "cat"])
    assert slips.near("nerv") == ()  # it begins "nerve" already
    assert slips.near("nevre") == ("nerve",)
    assert slips.near("nvree") == ()
    assert slips.near("cst") == ()
    assert slips.near("catt") == ("cat",)
    assert "neuropathy" in slips.near("nueropahty")
    assert len(Slips([f"word{a}{b}" for a in "abcdefgh" for b in "abcdefgh"]).near("wordxx")) <= 24
