"""The first start at every size, text size and language: large targets, far enough apart, no word cut."""

from collections import defaultdict
from pathlib import Path

import pytest

from kiosk.content.pseudo import STRETCHED
from kiosk.errors import Fault
from kiosk.i18n import tr
from kiosk.settings import Printing, Settings
from kiosk.ui.setup.questions import Step
from kiosk.ui.true_size import TrueSize
from kiosk.visit.visit import Contrast, TextSize
from tests.support.installers import Fitter, make_fitter
from tests.support.kiosks import SCREENS, Kiosks
from tests.support.layout import Ruler

FAULTS = (Fault.BAD_INPUT, Fault.DISK_FULL, Fault.CORRUPT, Fault.IO_ERROR)
WRONG = {Step.CLINIC: "", Step.STAFF: "", Step.PASSPHRASE: "aaaaaaaaaaa", Step.AGAIN: "x", Step.CHECK: "x"}
TYPED = "aaaaaaaaaaaaaa"  # long enough, and weak


class Look:
    """Measures what an installer has before them, and keeps the faults by state."""

    def __init__(self, fitter: Fitter) -> None:
        self.fitter = fitter
        self.faults: dict[str, set[str]] = defaultdict(set)
        self._ruler = Ruler(fitter.hand)

    def look(self, state: str) -> None:
        self.fitter.hand.settle()
        for fault in self._ruler.faults():
            self.faults[fault].add(state)

    def look_at_slips(self) -> None:
        """Answer wrong, where an answer can be wrong."""
        fitter, step = self.fitter, self.fitter.step
        if step is Step.PASSPHRASE:
            fitter.type(TYPED)
            self.look("a weak passphrase")
            for _ in TYPED:
                fitter.wizard._on_erased()
        if step in WRONG:
            fitter.answer(WRONG[step])
            assert fitter.step is step
            self.look(f"{step.name}, wrong")
            for _ in WRONG[step]:
                fitter.wizard._on_erased()

    def look_at_key(self) -> None:
        """Ask for the key on paper."""
        self.fitter.tap(tr("Print"))
        self.look("print?")
        self.fitter.tap(tr("Back"))


def walk(look: Look, text: TextSize, contrast: Contrast) -> None:
    """Go through everything."""
    fitter = look.fitter
    look.look("attract")
    fitter.begin()
    guide = fitter.hand.guide
    guide.visit.text_size, guide.visit.contrast = text, contrast
    guide.adjust()
    while fitter.step is not Step.DONE:
        look.look(fitter.step.name)
        look.look_at_slips()
        if fitter.step is Step.KEY:
            look.look_at_key()
        fitter.do_step()
    look.look("DONE")
    fitter.wizard.go(Step.COUNTRY)
    look.look("COUNTRY")
    fitter.answer("a")
    look.look("COUNTRY, wrong")
    fitter.wizard.go(Step.WORKING)
    look.look("WORKING")
    for fault in FAULTS:
        fitter.wizard.show_trouble(fault)
        look.look(f"trouble {fault.value}")


@pytest.mark.parametrize("text", [TextSize.NORMAL, TextSize.LARGEST], ids=["normal", "largest"])
@pytest.mark.parametrize("screen", ["small", "middle", "wide", "tall"])
@pytest.mark.parametrize("language", ["en", "es", STRETCHED])
def test_everything_is_large_and_whole(
    make_kiosk: Kiosks, tmp_path: Path, screen: str, text: TextSize, language: str
) -> None:
    fitter, _ = make_fitter(
        make_kiosk,
        SCREENS[screen],
        language=language,
        settings=Settings(printing=Printing(printer="Front")),
        true_size=TrueSize(0.0, tmp_path / "screens.toml"),
    )
    look = Look(fitter)
    walk(look, text, Contrast.HIGH if text is TextSize.LARGEST else Contrast.LIGHT)

    assert dict(look.faults) == {}
