"""The language switches in place: everything changes but where the visitor is."""

import gettext
import re
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtCore import Qt

from kiosk.content.pseudo import MIRRORED
from kiosk.i18n import tr
from kiosk.paths import ASSETS, CONTENT
from kiosk.requests.draft import Draft
from kiosk.ui.widgets.page_view import PageView
from kiosk.visit.route import AskCall, Home, Languages, ReadPage, Recall, Search
from tests.support.kiosks import SCREENS, SMALL, TALL, WIDE, Hand, Kiosks, Screen
from tests.support.walk import stations

PLACEHOLDER = re.compile(r"\\\{\w+\\\}")


def _has_a_word(text: str) -> bool:
    """Whether `text` has words of its own, and not only places for others, such as a date."""
    return bool(re.search("[A-Za-z]{2}", re.sub(r"\{\w+\}", "", text)))


@pytest.fixture(scope="module")
def only_english() -> re.Pattern[str]:
    """Return what matches every sentence of the program that the Spanish catalogue has other words for."""
    with (ASSETS / "i18n" / "es" / "LC_MESSAGES" / "kiosk.mo").open("rb") as file:
        entries: dict[object, str] = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    texts = [key if isinstance(key, str) else key[0] for key, said in entries.items() if key and said != key]  # type: ignore[index]
    patterns = (PLACEHOLDER.sub(".{1,40}", re.escape(text)) for text in texts if _has_a_word(text))
    return re.compile("|".join(patterns))


@pytest.mark.parametrize("screen", ["wide", "tall", "small"])
def test_nothing_english_is_left_on_any_screen(make_kiosk: Kiosks, screen: str, only_english: re.Pattern[str]) -> None:
    hand = make_kiosk(SCREENS[screen], language="es")
    left = {
        (name, text) for name in stations(hand, pages=False) for text in lines(hand) if only_english.fullmatch(text)
    }

    assert left == set()


def test_an_english_word_would_be_found(make_kiosk: Kiosks, only_english: re.Pattern[str]) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")

    assert [text for text in lines(hand) if only_english.fullmatch(text)]
    hand.guide.go(ReadPage("what-is"))
    hand.settle()
    assert "To remember" in [text for text in lines(hand) if only_english.fullmatch(text)]


def lines(hand: Hand) -> list[str]:
    """Return all words on the screen line by line, so that a sentence in a page is looked at by itself."""
    return [line.strip() for text in hand.texts() for line in text.splitlines()]


def view_of(hand: Hand) -> PageView:
    return next(view for view in hand.window.findChildren(PageView) if view.isVisible())


def first_lines(hand: Hand) -> str:
    """Return what is read at the top of the page, as one line of capital letters and digits."""
    view = view_of(hand)
    return view.cursorForPosition(view.viewport().rect().topLeft()).block().text()


@pytest.mark.parametrize("screen", [WIDE, TALL, SMALL])
@pytest.mark.parametrize("to", ["es", MIRRORED])
def test_a_page_keeps_its_section(make_kiosk: Kiosks, screen: Screen, to: str) -> None:
    hand = make_kiosk(screen)
    hand.tap("Touch to start")
    hand.guide.go(ReadPage("what-is"))
    hand.settle()
    view = view_of(hand)
    while not first_lines(hand).startswith("What goes wrong"):
        view.scroll_by(3)
        assert view.can_go_down
    hand.settle()

    hand.guide.switch_language(to)
    hand.settle()

    wanted = {"es": "Qué falla", MIRRORED: "\u200fWhat\u200f \u200fgoes\u200f"}[to]
    assert hand.where() == ReadPage("what-is")
    heading = first_lines(hand)
    assert heading.startswith(wanted) or heading in _headings(CONTENT / to), heading
    hand.guide.switch_language("en")
    hand.settle()
    assert first_lines(hand).startswith("What goes wrong")


def _headings(folder: Path) -> list[str]:
    """Return the third heading of the page in a language, for tests that outlast another wording."""
    if not folder.is_dir():
        return []
    text = next(path.read_text(encoding="utf-8") for path in folder.rglob("what-is.md"))
    return [re.findall(r"^## (.*)$", text, re.MULTILINE)[1]]


def test_the_form_keeps_its_draft_and_its_question(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    hand.tap("Ask us to call you")
    hand.type("Quincy")
    hand.tap("Next: your phone number")
    hand.type("208")
    for language in ("es", MIRRORED, "en"):
        hand.guide.switch_language(language)
        hand.settle()
        draft = hand.guide.visit.draft
        assert isinstance(draft, Draft)
        assert (draft.name, draft.phone, hand.where()) == ("Quincy", "208", AskCall())
        assert hand.sees(tr("What is your phone number?"))


def test_a_step_what_was_typed_and_what_was_chosen_stay(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    hand.guide.go(ReadPage("needling-steps", 3))
    hand.guide.switch_language("es")
    hand.settle()
    assert hand.sees(tr("Step {number} of {all}").partition("{")[0] + "4")
    hand.guide.go(Search())
    hand.settle()
    hand.type("n")
    hand.guide.switch_language("en")
    hand.settle()
    assert hand.guide._screens["search"]._text == "n"  # type: ignore[attr-defined]
    hand.guide.go(Recall())
    hand.settle()
    hand.tap("Apple")
    hand.guide.switch_language("es")
    hand.settle()
    chosen = hand.guide._screens["recall"]._buttons[0]  # type: ignore[attr-defined]
    assert chosen.isChecked()


def test_a_word_that_is_explained_is_explained_in_the_other_language(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    hand.guide.go(ReadPage("what-is"))
    hand.settle()
    hand.tap("neuropathy")
    meaning = hand.guide._site.library.glossary["neuropathy"].means
    assert hand.sees(meaning)
    hand.guide.switch_language("es")
    hand.settle()

    assert not hand.sees(meaning)
    assert hand.sees(hand.guide._site.library.glossary["neuropathy"].means)


def test_the_second_page_of_tiles_stays(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(SMALL)
    hand.tap("Touch to start")
    hand.tap("More topics")
    shown = [tile.isVisible() for tile in hand.guide._screens["home"]._tiles]  # type: ignore[attr-defined]
    hand.tap("Español")

    assert [tile.isVisible() for tile in hand.guide._screens["home"]._tiles] == shown  # type: ignore[attr-defined]


def test_the_window_turns_round_and_back_while_somebody_reads(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    home = hand.place_of("Home")
    hand.guide.switch_language(MIRRORED)
    hand.settle()
    assert hand.place_of(tr("Home")).right() == hand.window.width() - 1 - home.left()
    assert hand.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    hand.guide.switch_language("en")
    hand.settle()
    assert hand.place_of("Home") == home


def test_the_next_visitor_finds_the_clinics_language_and_direction(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    hand.guide.switch_language(MIRRORED)
    hand.guide.end_visit()
    hand.settle()

    assert hand.sees("Touch to start")
    assert hand.window.layoutDirection() is Qt.LayoutDirection.LeftToRight


@pytest.fixture
def three_languages(tmp_path: Path) -> Path:
    """Return pages in three languages."""
    content = copytree(CONTENT, tmp_path / "pages")
    copytree(content / "es", content / "vi")
    return content


@pytest.mark.parametrize("screen", [WIDE, TALL, SMALL])
def test_of_three_languages_one_is_chosen_by_its_own_name(
    make_kiosk: Kiosks, three_languages: Path, screen: Screen
) -> None:
    hand = make_kiosk(screen, content=three_languages)
    hand.tap("Touch to start")
    hand.guide.go(ReadPage("what-is"))
    hand.settle()
    hand.tap("Español · Tiếng Việt")
    assert hand.where() == Languages()
    hand.tap("Tiếng Việt")

    assert (hand.guide.visit.language, hand.where()) == ("vi", ReadPage("what-is"))
    hand.tap("English · Español")
    hand.tap("English")
    assert (hand.guide.visit.language, hand.where()) == ("en", ReadPage("what-is"))
    hand.tap("Home")
    assert hand.where() == Home()
