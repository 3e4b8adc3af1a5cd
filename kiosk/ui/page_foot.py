"""What stands below the text of every page: what to remember, what to do next, and how far to trust it."""

from html import escape

from kiosk.content.model import Library, Page
from kiosk.dates import day_words
from kiosk.i18n import SOURCE_LANGUAGE, tr, tr_n
from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP
from kiosk.visit.visit import Visit

ASK = "ask"  # put the page's question on the visitor's list, or take it off
SEE = "see"  # show the list
KEEP = "keep"  # take this page home
_SOURCES_NAMED = 4

# Their colours and paddings are those of assets/style/page.css.
_REMEMBER = (
    '<table class="callout" width="100%" cellspacing="0" cellpadding="0" border="0"><tr>'
    '<td class="remember-edge" width="8"></td>'
    '<td class="callout-body remember"><p class="callout-title"><b>{title}</b></p><ul>{points}</ul></td></tr></table>'
)
_ROW = '<table width="100%" cellspacing="0" cellpadding="0" border="0"><tr>{cells}</tr></table>'
_BETWEEN = '<td width="{gap}"></td>'
_SMALL = '<p class="small">{}</p>'
_CELL = '<td class="button" align="center"><a href="{address}">{words}</a></td>'


def foot(page: Page, library: Library, look: Look, visit: Visit | None) -> str:
    """Return the foot of `page` as HTML for a page view; without a `visit` nothing can be put on a list."""
    parts = [_key_points(page)]
    if visit is not None:
        parts.append(_question(page, look, visit))
        if look.metrics.is_low:  # whose bar has no room for the button
            parts.append(_buttons([(f"do:{KEEP}", tr("Take this page home"))], look))
    parts += [_related(page, library, look), _trust(page)]
    return "".join(parts)


def _key_points(page: Page) -> str:
    if not page.key_points:
        return ""
    title = escape(tr("To remember"))
    points = "".join(f"<li>{escape(point)}</li>" for point in page.key_points)
    return _REMEMBER.format(title=title, points=points)


def _question(page: Page, look: Look, visit: Visit) -> str:
    if not page.questions:
        return ""
    is_listed = (page.id, 0) in visit.questions
    heading = _heading(tr("A question for your visit"))
    question = f"<p>{escape(page.questions[0])}</p>"
    words = tr("✓ On your list. Take it off") if is_listed else tr("+ Put it on your list")
    deeds = [(f"do:{ASK}", words)]
    if is_listed:
        count = len(visit.questions)
        see = tr_n("See your list ({count} question)", "See your list ({count} questions)", count).format(count=count)
        deeds.append((f"do:{SEE}", see))
    return heading + question + _buttons(deeds, look)


def _related(page: Page, library: Library, look: Look) -> str:
    pages = library.related(page)
    if not pages:
        return ""
    links = [(f"page:{other.id}", other.short) for other in pages]
    return _heading(tr("You may also want to read")) + _buttons(links, look)


def _heading(words: str) -> str:
    return f"<h3>{escape(words)}</h3>"


def _buttons(links: list[tuple[str, str]], look: Look) -> str:
    """Return links that look like buttons, side by side where there is room; each is (address, words)."""
    cells = [_CELL.format(address=escape(address), words=escape(words)) for address, words in links]
    rows = cells if look.metrics.is_tight else [_BETWEEN.format(gap=look.px(GAP)).join(cells)]
    return "".join(_ROW.format(cells=row) for row in rows)


def _trust(page: Page) -> str:
    lines = []
    if page.kind == "urgent":
        lines.append(escape(tr("The front desk can help you, in private.")))
    if page.kind not in ("clinic", "questions"):
        lines.append(f"<b>{escape(_checked(page))}</b>")
        if page.language != SOURCE_LANGUAGE and not page.translation_reviewed_by and page.signed is None:
            lines.append(escape(tr("The translation has not been checked yet.")))
    if page.sources:
        lines.append(escape(tr("Where this comes from: {sources}").format(sources=_source_names(page))))
    return "".join(_SMALL.format(line) for line in lines)


def _checked(page: Page) -> str:
    if page.signed is None:
        return tr("Not yet checked by your clinic.")
    names = ", ".join(part for part in (page.signed.by, page.signed.credential) if part)
    return tr("Checked by your clinic: {name}, on {date}.").format(name=names, date=day_words(page.signed.on))


def _source_names(page: Page) -> str:
    """Return who published what the page rests on, the first few by name."""
    publishers = [source.publisher or source.title for source in page.sources]
    names = [
        f"{name} ({source.year})" if source.year else name
        for name, source in zip(publishers, page.sources, strict=True)
    ]
    names = list(dict.fromkeys(names))
    rest = len(names) - _SOURCES_NAMED
    shown = "; ".join(names[:_SOURCES_NAMED])
    if rest > 0:
        shown += " " + tr_n("and {count} more", "and {count} more", rest).format(count=rest)
    return shown
