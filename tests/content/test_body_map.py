from pathlib import Path

import pytest

from kiosk.content.body_map import REGIONS, read_body_map
from kiosk.content.model import Region
from kiosk.content.table_files import TableFiles
from tests.support.pages import BODY_MAP, load, make_body_map, whats

KNOWN = ("motor", "sensory")


def read(content: Path, text: str) -> tuple[dict[str, Region], list[str]]:
    files = TableFiles(content)
    regions = read_body_map(files, make_body_map(content, text), KNOWN)
    return regions, [f"{problem.line}: {problem.what}" for problem in files.problems]


def test_regions_come_in_the_order_of_the_body_whatever_the_files(content: Path) -> None:
    regions, problems = read(content, BODY_MAP)
    assert list(regions.values()) == [
        Region("feet", ("sensory",), urgent=True),
        Region("legs", ("motor", "sensory"), urgent=False),
    ]
    assert problems == []
    every = "".join(f'[{name}]\npages = ["motor"]\n' for name in reversed(REGIONS))
    assert tuple(read(content, every)[0]) == REGIONS


def test_without_a_file_there_is_no_body_map_and_nothing_is_wrong(content: Path) -> None:
    files = TableFiles(content)
    assert read_body_map(files, content / "body_map.toml", KNOWN) == {}
    assert files.problems == []


def test_a_region_nobody_knows_is_named_and_left_out(content: Path) -> None:
    regions, problems = read(content, BODY_MAP + '[ears]\npages = ["motor"]\n')
    assert list(regions) == ["feet", "legs"]
    assert problems == ['7: "ears" is no part of the body map (feet, legs, hands, arms, face, inside)']


def test_a_page_nobody_knows_is_named_and_left_out(content: Path) -> None:
    regions, problems = read(content, BODY_MAP.replace('"motor", ', '"gone", "motor", '))
    assert regions["legs"].pages == ("motor", "sensory")
    assert problems == ['1: the body map names the page "gone", which does not exist']


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[feet]\npages = 3\n", '2: "pages" must be a list of texts in quotes'),
        ("[feet]\npages = [3]\n", '2: "pages" must be a text in quotes'),
        ('[feet]\nurgent = "yes"\n', '2: "urgent" must be true or false'),
        ("[feet]\nhue = 1\n", '2: "hue" is not a known key'),
        ("feet = 3\n", "1: must be a section of its own"),
        ("[feet\n", "1: is not valid TOML"),
    ],
)
def test_wrong_types_are_named_with_their_line(content: Path, text: str, problem: str) -> None:
    regions, problems = read(content, text)
    assert [found[: len(problem)] for found in problems] == [problem]
    assert all(region.pages == () for region in regions.values())


def test_the_library_has_the_body_map_and_names_what_is_wrong(content: Path) -> None:
    make_body_map(content, BODY_MAP + '[hands]\npages = ["help", "gone"]\n')
    library = load(content)
    assert list(library.body_map) == ["feet", "legs", "hands"]
    assert library.body_map["hands"].pages == ("help",)
    assert whats(library) == ['body_map.toml:7: the body map names the page "gone", which does not exist']


def test_a_body_map_that_leads_elsewhere_is_refused(content: Path) -> None:
    outside = content.parent / "outside.toml"
    outside.write_text(BODY_MAP)
    (content / "body_map.toml").symlink_to(outside)
    library = load(content)
    assert library.body_map == {}
    assert whats(library) == ["body_map.toml:1: leads out of its folder"]
    outside.unlink()
    assert whats(load(content)) == ["body_map.toml:1: leads out of its folder"]
