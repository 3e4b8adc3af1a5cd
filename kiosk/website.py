"""`kiosk site`: the same pages as a static web site for the clinic's own server; no script, nothing from elsewhere."""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from string import Template
from xml.etree import ElementTree

from kiosk.content.library import languages, load_library
from kiosk.content.model import Library, Page, Picture, Source, Term
from kiosk.content.render import render
from kiosk.content.signoff import SignOffs
from kiosk.content.svg import has_needle, is_drawing, themed_svg
from kiosk.errors import Fault, SiteError, as_site_error
from kiosk.i18n import is_right_to_left, language, own_name, set_language, tr
from kiosk.paths import ASSETS
from kiosk.settings import Clinic
from kiosk.ui.theme import THEMES
from kiosk.visit.visit import Contrast

MARKER = "made-by-kiosk-site.txt"  # a folder with this file may be replaced
_COLORS = THEMES[Contrast.LIGHT].tokens
_SVG = "{http://www.w3.org/2000/svg}"
_PAGE_LINK = re.compile(r'href="page:([a-z0-9-]+)"')
_TERM_LINK = re.compile(r'href="term:([a-z0-9-]+)"')
_PICTURE = re.compile(r'<img src="picture:([^"]+)" alt="([^"]*)">')
_FOLDER_MODE, _FILE_MODE = 0o755, 0o644
_LABEL_PX = 26  # of a drawing's own units, which are some 600 wide


@dataclass(frozen=True)
class _Sheet:
    """One file of the site; `main` and `navigation` are HTML, `root` leads from it to the style sheet."""

    language: str
    title: str
    summary: str
    main: str
    navigation: str = ""
    root: str = "../"


@dataclass(frozen=True)
class SiteParts:
    """What a site is made of; `only_signed` leaves out what the clinic has not signed off."""

    content: Path
    clinic: Clinic
    sign_offs: SignOffs = field(default_factory=dict)
    only_signed: bool = False


def write_site(parts: SiteParts, out: Path) -> int:
    """Write the site into the folder `out`, new or one that this has written before; return the number of pages.

    Raises `SiteError`: BAD_INPUT if the folder holds something else, MISSING if there are no pages.
    """
    if out.exists() and any(out.iterdir()) and not (out / MARKER).is_file():
        raise SiteError(Fault.BAD_INPUT, str(out))
    fresh = out.with_name(f"{out.name}.new")
    before = language()
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        fresh.chmod(_FOLDER_MODE)
        count = _fill(parts, fresh)
        if out.exists():
            shutil.rmtree(out)
        fresh.rename(out)
    except OSError as error:
        raise as_site_error(error, str(out)) from error
    finally:
        set_language(before)
        shutil.rmtree(fresh, ignore_errors=True)
    return count


def _fill(parts: SiteParts, folder: Path) -> int:
    libraries = [
        load_library(parts.content, code, sign_offs=parts.sign_offs, only_signed=parts.only_signed)
        for code in languages(parts.content)
    ]
    libraries = [library for library in libraries if library.pages]
    if not libraries:
        raise SiteError(Fault.MISSING, str(parts.content))
    _write(folder / MARKER, "kiosk site wrote this folder and may replace it.\n")
    style = Template((ASSETS / "site" / "style.css").read_text(encoding="utf-8"))
    _write(folder / "style.css", style.substitute({key.replace("-", ""): value for key, value in _COLORS.items()}))
    _write(folder / "icon.svg", themed_svg(ASSETS / "illustrations" / "tile-understand.svg", None, _COLORS))
    for library in libraries:
        set_language(library.language)
        others = [other for other in libraries if other is not library]
        _LanguageSite(parts, library, others, folder / library.language).write()
    _write_chooser(parts, libraries, folder)
    return sum(len(library.pages) for library in libraries)


def _write_chooser(parts: SiteParts, libraries: list[Library], folder: Path) -> None:
    rows = "".join(
        f'<li lang="{code}"><a href="{code}/index.html">{escape(own_name(code))}</a></li>'
        for code in (library.language for library in libraries)
    )
    set_language(libraries[0].language)
    main = f'<h1>{escape(parts.clinic.name)}</h1><ul class="pages">{rows}</ul>'
    sheet = _Sheet(libraries[0].language, tr("Home"), parts.clinic.name, main, root="")
    _write(folder / "index.html", _document(parts, sheet))


class _LanguageSite:
    """The pages of one language."""

    def __init__(self, parts: SiteParts, library: Library, others: list[Library], folder: Path) -> None:
        self._parts = parts
        self._library = library
        self._others = others
        self._folder = folder
        self._pictures: dict[tuple[Path, int | None, bool], str] = {}

    def write(self) -> None:
        """Write index, pages, glossary and pictures."""
        library = self._library
        title = tr("What would you like to know today?")
        self._write("index", title, title, self._index())
        for page in library.pages.values():
            self._write(page.id, page.title, page.summary, self._page(page))
        if library.glossary:
            self._write("glossary", tr("Words explained"), tr("Words explained"), self._glossary())

    def _write(self, name: str, title: str, summary: str, main: str) -> None:
        heading = f"<h1>{escape(title)}</h1>\n{main}"
        sheet = _Sheet(self._library.language, title, summary, heading, self._navigation(name))
        _write(self._folder / f"{name}.html", _document(self._parts, sheet))

    def _navigation(self, name: str) -> str:
        links = [_link("index.html", tr("Home"))]
        urgent = self._library.urgent
        if urgent is not None:
            links.append(f'<a class="urgent" href="{urgent.id}.html">{escape(urgent.short)}</a>')
        if self._library.glossary:
            links.append(_link("glossary.html", tr("Words explained")))
        for other in self._others:
            code = other.language
            there = name if name in other.pages or (name == "glossary" and other.glossary) else "index"
            links.append(f'<a lang="{code}" href="../{code}/{there}.html">{escape(own_name(code))}</a>')
        return "\n".join(links)

    def _index(self) -> str:
        parts = []
        for topic in self._library.topics:
            rows = "".join(
                f'<li><a href="{page.id}.html">{escape(page.title)}</a><small>{escape(page.summary)}</small></li>'
                for page in topic.pages
            )
            parts.append(f'<h2>{escape(topic.title)}</h2>\n<ul class="pages">{rows}</ul>')
        return "\n".join(parts)

    def _page(self, page: Page) -> str:
        made = render(page, self._library, {}, values=_values(self._parts.clinic))
        body = _PAGE_LINK.sub(r'href="\1.html"', _TERM_LINK.sub(r'href="glossary.html#\1"', made.html))
        body = _PICTURE.sub(lambda found: self._image(made.pictures[found[1]], page), body)
        picture = self._figure(page) if page.picture is not None and page.kind != "steps" else ""
        return f"{picture}{body}{self._end(page)}"

    def _figure(self, page: Page) -> str:
        assert page.picture is not None  # noqa: S101 - the caller has looked
        caption = f"<figcaption>{escape(page.picture.caption)}</figcaption>" if page.picture.caption else ""
        return f"<figure>{self._image(page.picture, page)}{caption}</figure>\n"

    def _image(self, picture: Picture, page: Page) -> str:
        plain = f'<img src="{self._picture(picture, page, needles=False)}" alt="{escape(picture.alt)}">'
        if not has_needle(picture.path, picture.state):
            return plain
        full = f'<img src="{self._picture(picture, page, needles=True)}" alt="{escape(picture.alt)}">'
        offer = escape(tr("Show me the pictures"))
        return f"{plain}<details><summary>{offer}</summary>{full}</details>"

    def _picture(self, picture: Picture, page: Page, *, needles: bool) -> str:
        """Return the address of a picture, written once; labels are those of the page."""
        key = (picture.path, picture.state, needles)
        state = f"-{picture.state}" if picture.state else ""
        name = f"{picture.path.stem}{state}{'-needle' if needles else ''}-{page.id}{picture.path.suffix}"
        target = self._folder / "pictures" / name
        if key not in self._pictures or not target.exists():
            if is_drawing(picture.path):
                data = themed_svg(picture.path, picture.state, _COLORS, shows_needles=needles)
                _write(target, labelled(data, page.labels))
            else:
                _write(target, picture.path.read_bytes())
            self._pictures[key] = name
        return f"pictures/{name}"

    def _end(self, page: Page) -> str:
        return "".join(self._end_parts(page))

    def _end_parts(self, page: Page) -> Iterator[str]:
        if page.key_points:
            yield _heading(tr("To remember")) + f"<ul>{_items(page.key_points)}</ul>"
        if page.questions and page.kind != "questions":
            yield _heading(tr("A question for your visit")) + f"<p>{escape(page.questions[0])}</p>"
        following = self._library.next_page(page)
        others = [*([following] if following else []), *self._library.related(page)]
        if others:
            links = "".join(f'<li><a href="{other.id}.html">{escape(other.title)}</a></li>' for other in others)
            yield _heading(tr("You may also want to read")) + f"<ul>{links}</ul>"
        if page.kind not in ("clinic", "questions") and page.signed is None:
            words = escape(tr("Not yet checked by your clinic."))
            yield f'<p class="small"><b>{words}</b></p>'
        if page.sources:
            rows = _items(_source_line(source) for source in page.sources)
            yield _heading(tr("Sources")) + f'<ul class="small">{rows}</ul>'

    def _glossary(self) -> str:
        rows = []
        for term in sorted(self._library.glossary.values(), key=_by_name):
            say = f" <em>({escape(term.say)})</em>" if term.say else ""
            rows.append(f'<dt id="{term.id}">{escape(term.term)}</dt><dd>{escape(term.means)}{say}</dd>')
        return f"<dl>{''.join(rows)}</dl>"


def labelled(data: bytes, labels: Mapping[str, str]) -> bytes:
    """Return a drawing with its labels as text at their places, which a browser shows as the program does."""
    root = ElementTree.fromstring(data)  # noqa: S314 - our own file, themed a moment ago
    middle = float((root.get("viewBox") or "0 0 600 600").split()[2]) / 2
    for place in list(root.iter(f"{_SVG}rect")):
        text = labels.get((place.get("id") or "").removeprefix("label-"), "")
        if not (place.get("id") or "").startswith("label-") or not text:
            continue
        left, top = float(place.get("x", 0)), float(place.get("y", 0))
        width, height = float(place.get("width", 0)), float(place.get("height", 0))
        words = len(text) * _LABEL_PX * 0.58 + 16
        start = left + width - words if left + width / 2 < middle else left
        start = max(2.0, min(start, middle * 2 - words - 2))
        chip = {"x": start, "y": top + height / 2 - 20, "width": words, "height": 40, "rx": 8}
        box = {key: f"{value:g}" for key, value in chip.items()} | {"class": "f-surface s-line"}
        ElementTree.SubElement(root, f"{_SVG}rect", box)
        at = {"x": f"{start + 8:g}", "y": f"{top + height / 2 + 9:g}", "class": "f-ink", "font-family": "sans-serif"}
        ElementTree.SubElement(root, f"{_SVG}text", at | {"font-size": str(_LABEL_PX)}).text = text
    ElementTree.register_namespace("", _SVG.strip("{}"))
    drawn: bytes = ElementTree.tostring(root, encoding="utf-8")
    return drawn


def _document(parts: SiteParts, sheet: _Sheet) -> str:
    template = Template((ASSETS / "site" / "page.html").read_text(encoding="utf-8"))
    contact = " · ".join(text for text in (parts.clinic.name, parts.clinic.phone) if text)
    purpose = tr("For learning only. Your clinician knows your case.")
    words = {
        "language": sheet.language,
        "direction": "rtl" if is_right_to_left() else "ltr",
        "summary": escape(sheet.summary),
        "title": escape(sheet.title),
        "clinic": escape(parts.clinic.name),
        "root": sheet.root,
        "navigation": sheet.navigation,
        "main": sheet.main,
        "foot": f"{escape(contact)}<br>{escape(purpose)}",
    }
    return template.substitute(words)


def _write(path: Path, content: str | bytes) -> None:
    """Write a file that a web server may read, whatever the kiosk keeps for itself."""
    for folder in (path.parent.parent, path.parent):
        if not folder.exists():
            folder.mkdir()
            folder.chmod(_FOLDER_MODE)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    path.chmod(_FILE_MODE)


def _values(clinic: Clinic) -> dict[str, str]:
    return {
        "clinic_name": clinic.name,
        "clinic_phone": clinic.phone,
        "clinic_hours": clinic.hours,
        "clinic_address": clinic.address,
    }


def _items(texts: "Iterator[str] | tuple[str, ...]") -> str:
    return "".join(f"<li>{escape(text)}</li>" for text in texts)


def _source_line(source: Source) -> str:
    parts = (source.publisher, source.title, str(source.year or ""), source.where)
    return ". ".join(part for part in parts if part) + "."


def _link(address: str, words: str) -> str:
    return f'<a href="{address}">{escape(words)}</a>'


def _heading(words: str) -> str:
    return f"<h2>{escape(words)}</h2>"


def _by_name(term: Term) -> str:
    return term.term.casefold()
