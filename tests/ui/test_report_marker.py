"""A visitor's marker, typed into form and search of a whole kiosk, is nowhere in its data folder but in the seals."""

import zipfile
from pathlib import Path

from kiosk.errors import Fault
from kiosk.staff.technician import save_report
from kiosk.usage_file import open_usage
from kiosk.visit.route import Home, Search
from tests.support.kiosks import Kiosks

MARK = "Quillfeather"


def test_what_a_visitor_types_is_neither_in_the_folder_nor_in_the_report(make_kiosk: Kiosks, tmp_path: Path) -> None:
    data = make_kiosk.data
    data.root.mkdir(mode=0o700)
    desk = make_kiosk.real_desk()
    hand = make_kiosk(desk=desk, usage=open_usage(data.usage, make_kiosk.clock, is_enabled=True))
    for _ in range(2):
        hand.tap("Touch to start")
        hand.guide.go(Home())
        hand.guide.go(Search())
        hand.settle()
        hand.type(MARK.lower())
        hand.tap("Ask us to call you")
        hand.type(MARK)
        hand.guide.end_visit()
    hand.guide._site.usage.close()
    assert desk.trouble() in (None, Fault.TOO_MANY)
    save_report(tmp_path / "report.zip", data, data.settings, [], make_kiosk.clock)

    with zipfile.ZipFile(tmp_path / "report.zip") as report:
        parts = [report.read(name).lower() for name in report.namelist()]
    files = [path.read_bytes().lower() for path in data.root.rglob("*") if path.is_file()]
    assert data.usage.is_file()
    assert [part for part in (*parts, *files) if MARK.lower().encode() in part] == []
