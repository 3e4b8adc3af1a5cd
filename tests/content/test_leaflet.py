"""What is taken home of a page and of the visitor's questions."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk import i18n
from kiosk.content.leaflet import page_address, page_leaflet, questions_leaflet
from kiosk.content.model import Page, SignOff
from kiosk.settings import Clinic
from tests.support.kiosks import CLINIC
from tests.support.pages import load, make_content

POINTS = ("Your feet can lose feeling.", "Look at them each day.")
SITE = "https://clinic.example/pages"


@pytest.fixture
def page(tmp_path: Path) -> Page:
    found = load(make_content(tmp_path)).pages["sensory"]
    return replace(found, key_points=POINTS)


def test_a_page_gives_its_points_the_help_line_and_the_clinic(page: Page) -> None:
    assert page_leaflet(page, CLINIC).text == (
        "Sensory nerves\n\n"
        "- Your feet can lose feeling.\n"
        "- Look at them each day.\n\n"
        "Get help now: in an emergency, call 911.\n\n"
        "Test Clinic, 208-555-0100\n"
        "Not yet checked by your clinic."
    )


def test_a_page_that_the_clinic_has_signed_carries_no_warning(page: Page) -> None:
    signed = replace(page, signed=SignOff("Test Clinician", "PT", date(2026, 3, 2)))
    assert page_leaflet(signed, CLINIC).text.endswith("Test Clinic, 208-555-0100")


def test_the_clinic_s_own_page_needs_no_check(page: Page) -> None:
    assert "Not yet checked" not in page_leaflet(replace(page, kind="clinic"), CLINIC).text


def test_a_page_without_points_gives_its_summary(page: Page) -> None:
    assert page_leaflet(replace(page, key_points=()), CLINIC).points == ("Touch, heat, cold and pain",)


def test_questions_are_numbered_and_name_the_clinic() -> None:
    leaflet = questions_leaflet(["Will it hurt?", "How long does it take?"], CLINIC)
    assert leaflet.text == ("My questions\n\n1. Will it hurt?\n2. How long does it take?\n\nTest Clinic, 208-555-0100")


@pytest.mark.parametrize(
    ("clinic", "line"),
    [
        (Clinic(name=" Test Clinic ", phone=""), "Test Clinic"),
        (Clinic(name="", phone="208-555-0100"), "208-555-0100"),
        (Clinic(name="", phone=""), ""),
    ],
)
def test_what_the_settings_do_not_say_leaves_no_gap(clinic: Clinic, line: str) -> None:
    leaflet = questions_leaflet(["Will it hurt?"], clinic)
    assert leaflet.clinic == line
    assert leaflet.text == f"My questions\n\n1. Will it hurt?\n\n{line}".strip()


def test_the_clinic_s_site_has_the_page_by_language_and_id(page: Page) -> None:
    assert page_leaflet(page, CLINIC, SITE).address == f"{SITE}/en/sensory.html"
    assert page_leaflet(page, CLINIC).address == ""


@pytest.mark.parametrize("site", [SITE, f" {SITE}/ ", f"{SITE}//"])
def test_a_site_is_trimmed(page: Page, site: str) -> None:
    assert page_address(replace(page, language="es"), site) == f"{SITE}/es/sensory.html"


@pytest.mark.parametrize("site", ["http://10.0.0.5:8080", "HTTPS://clinic.example"])
def test_other_http_addresses_are_sites(page: Page, site: str) -> None:
    assert page_address(page, site) == f"{site}/en/sensory.html"


@pytest.mark.parametrize(
    "site",
    [
        "",
        "  ",
        "clinic.example",
        "ftp://clinic.example",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https:///pages",
        "https://clinic.example/a b",
        "https://clinic.example/?page=",
        "https://clinic.example/#top",
        "https://name@clinic.example",
        "https://clinic.example\n.bad",
    ],
)
def test_what_is_no_site_gives_no_address(page: Page, site: str) -> None:
    assert page_address(page, site) == ""


def test_a_code_holds_no_marks_for_the_direction_of_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n._Words, "language", "ar")
    leaflet = questions_leaflet(["?"], Clinic(name="A", phone="(208) 555-0100"))

    assert "\u2066(208) 555-0100\u2069" in leaflet.clinic
    assert leaflet.text.endswith("A, (208) 555-0100")
