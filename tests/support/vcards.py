"""A strict reader of vCard 4.0, written from RFC 6350 alone, to read back what the export writes."""

import re
from dataclasses import dataclass, field

_NAME = re.compile(r"[A-Za-z0-9-]+")
_ESCAPES = {"\\": "\\", ",": ",", ";": ";", "n": "\n", "N": "\n"}


@dataclass
class Property:
    """One line of content: its name, its parameters and its value as it stands there."""

    name: str
    parameters: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value as one text."""
        (text,) = split(self.value) if self.value else ("",)
        return text

    @property
    def texts(self) -> list[str]:
        """The value as a list of texts."""
        return split(self.value)


@dataclass
class Card:
    """One contact."""

    properties: list[Property] = field(default_factory=list)

    def one(self, name: str) -> Property:
        """Return the only property of a name."""
        (found,) = (part for part in self.properties if part.name == name)
        return found

    def names(self) -> list[str]:
        """Return the names of the properties in their order."""
        return [part.name for part in self.properties]


def split(value: str) -> list[str]:
    """Return the texts of a value; fails where a sign is not escaped as it must be (3.4)."""
    texts, text, rest = [], "", iter(value)
    for char in rest:
        assert char.isprintable() or char == "\t" or ord(char) > 127, repr(char)
        assert char != ";", "a semicolon that is not escaped"
        if char == "\\":
            text += _ESCAPES[next(rest)]
        elif char == ",":
            texts.append(text)
            text = ""
        else:
            text += char
    return [*texts, text]


def read_cards(data: bytes) -> list[Card]:
    """Return the contacts in a file; fails at anything that RFC 6350 does not allow."""
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n")
    lines = data.split(b"\r\n")[:-1]
    for line in lines:
        assert 0 < len(line) <= 75
        line.decode("utf-8")  # no character is torn by folding
    cards: list[Card] = []
    card: Card | None = None
    for text in data.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        head, _, value = text.partition(":")
        name, *parts = head.split(";")
        assert _NAME.fullmatch(name), name
        found = Property(name.upper(), {key: word for key, _, word in (part.partition("=") for part in parts)}, value)
        if found.name == "BEGIN":
            assert card is None
            card = Card()
        elif found.name == "END":
            assert card is not None
            assert value == "VCARD"
            cards.append(card)
            card = None
        else:
            assert card is not None
            card.properties.append(found)
    assert card is None
    for done in cards:
        assert done.properties[0].name == "VERSION"  # must come first (6.7.9)
        assert done.properties[0].value == "4.0"
        assert done.names().count("FN") >= 1
        assert done.names().count("REV") <= 1
        assert done.names().count("UID") <= 1
    return cards
