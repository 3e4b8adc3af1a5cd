"""Printers for tests: one that writes a PDF file, one whose paper cannot be written, one that is not there."""

import threading
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

_JOIN_S = 10.0


class PdfPrinter:
    """Prints into a file; `path` is there once something was printed."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "printed.pdf"
        self.asked = 0

    def __call__(self) -> QPrinter | None:
        """Return the printer, as the system would."""
        self.asked += 1
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.path))
        return printer


class BrokenPrinter(PdfPrinter):
    """Is listed, and takes nothing."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "no-such-folder")


class MissingPrinter:
    """Is not among the system's printers."""

    def __call__(self) -> QPrinter | None:
        """Return nothing."""
        return None


class SilentPrinter:
    """Never answers, until its gate is opened."""

    def __init__(self) -> None:
        self.gate = threading.Event()

    def __call__(self) -> QPrinter | None:
        """Wait for the gate, then return nothing."""
        self.gate.wait(10)
        return None


def wait_for_printers() -> None:
    """Wait until no sheet is on its way to a printer, and what that says has been heard."""
    for thread in threading.enumerate():
        if thread.name == "printing":
            thread.join(_JOIN_S)
            assert not thread.is_alive(), "a sheet is printed for ever"
    QApplication.processEvents()
