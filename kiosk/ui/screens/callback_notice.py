"""The notice that a visitor agrees to, its version, and how it is cut into pages."""

from PySide6.QtGui import QFont, QFontMetricsF

from kiosk.i18n import tr, tr_n
from kiosk.ui.metrics import LINE_HEIGHT
from kiosk.ui.widgets.words import lay_out

# Stored with every request: change it whenever a sentence below changes, in any language.
NOTICE_VERSION = "2026-1"


def notice_text(clinic: str, keep_days: int) -> str:
    """Return the notice for `clinic` in the language in force, one paragraph a thought, the agreement last."""
    erase = tr_n(
        "We erase this request {count} day after we call. You can ask us to erase it sooner.",
        "We erase this request {count} days after we call. You can ask us to erase it sooner.",
        keep_days,
    ).format(count=keep_days)
    return "\n".join(
        (
            tr("We will use your name and number only to call you back about what you asked."),
            tr("Only clinic staff can see them. We do not sell them.") + " " + erase,
            tr("Do not use this for an emergency: call 911."),
            tr("Want to tell us in private? Ask the front desk. Our full privacy notice is at the desk."),
            agreement(clinic),
        )
    )


def agreement(clinic: str) -> str:
    """Return what the visitor says yes to."""
    return tr("“Yes, call me” means: {clinic} staff may call you at this number about your request.").format(
        clinic=clinic
    )


def cut_into_pages(text: str, font: QFont, width: int, height: int) -> list[str]:
    """Return `text` in pieces of whole lines that fit `width` x `height` pixels each."""
    layouts, _ = lay_out(text, font, width, LINE_HEIGHT)
    lines: list[str] = []
    for layout in layouts:
        words = layout.text()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            piece = words[line.textStart() : line.textStart() + line.textLength()]
            is_last = number == layout.lineCount() - 1
            lines.append(piece.rstrip() + ("\n" if is_last else " "))
    most = max(1, int(height / (QFontMetricsF(font).lineSpacing() * LINE_HEIGHT)))
    pages = -(-len(lines) // most)
    size = -(-len(lines) // pages)
    return ["".join(lines[first : first + size]).strip() for first in range(0, len(lines), size)]
