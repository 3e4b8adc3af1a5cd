"""Which pages belong to which part of the body: read from `body_map.toml`."""

import os
from collections.abc import Container
from pathlib import Path

import msgspec

from kiosk.content.model import Region
from kiosk.content.table_files import TableFiles

REGIONS = ("feet", "legs", "hands", "arms", "face", "inside")


class _RegionEntry(msgspec.Struct, frozen=True):
    pages: tuple[str, ...] = ()
    urgent: bool = False


def read_body_map(files: TableFiles, path: Path, known: Container[str]) -> dict[str, Region]:
    """Return the regions of the file `path`, in the order of `REGIONS`; `known` are the ids of all pages.

    A folder without the file has no body map.
    """
    if not os.path.lexists(path):
        return {}
    regions: dict[str, Region] = {}
    for name, (entry, line) in files.read_sections(path, _RegionEntry).items():
        if name not in REGIONS:
            files.name(path, line, f'"{name}" is no part of the body map ({", ".join(REGIONS)})')
            continue
        for page in entry.pages:
            if page not in known:
                files.name(path, line, f'the body map names the page "{page}", which does not exist')
        regions[name] = Region(name, tuple(page for page in entry.pages if page in known), entry.urgent)
    return {name: regions[name] for name in REGIONS if name in regions}
