"""Spoils good texts, at bytes, lines and words, the same way at every run."""

import random
import re
from collections.abc import Sequence

PIECES = (
    "<script>", "</p>", "<img src=x onerror=y>", "<a href='http://x'>", "<!--", "-->", "<![CDATA[", "&#60;b&#62;",
    "&lt;", "&", "[x](http://a)", "[x](javascript:y)", "](", "![", "![x](data:y)", "![x](../../z.svg)",
    "[x](motor.md)", "[x](term:nerve)", "[x](term:", "[x](page:motor)", "(qrc:/a)", "(file:///etc/passwd)", "[", "]",
    "(", ")", "*", "**", "_", "`", "``", "\\", '"', "'", "<", ">", "> ", "- ", "1. ", "    ", "\t", "#", "## ", "\n",
    "\n\n", "|", "|-|", "---", '!!! note "x"', '!!! sure "x"\n    ', "!!! odd", "!!!", "+++", "+++\n", "id = 3",
    "[labels]", '"""', "'''", "\x00", "\x02klzzwxh:0000\x03", "\x02wzxhzdk:0\x03", "\x02106\x03", "\u202e", "\ufeff",
    "\u2028", "\r", "\x85", "\x0c", "{clinic_phone}", "{clinic_}", "{#id}", "<!-- claim-ok: x -->", "<!-- claim-ok:",
    "é", "e\u0301", "\u0131", "\U0001f9b6", "[r]: http://a", "=" * 9, "[[term]]\n", 'means = "x"\n', "[feet]\n",
    "{", "}", ",", "null", "1e999", "-0", "2026-02-30", "true", "[" * 40, "nerve nerves",
)  # fmt: skip
_WORD = re.compile(r"\S+")


def mutated(text: str, chance: random.Random, others: Sequence[str]) -> bytes:
    """Return `text` with up to a dozen changes; lines and words may come from the texts `others`."""
    for _ in range(chance.randint(1, 12)):
        text = chance.choice((_with_piece, _with_lines, _with_words))(text, chance, chance.choice(others))
    data = text.encode("utf-8", errors="surrogatepass")
    return _with_bytes(data, chance) if chance.random() < 0.3 else data


def _with_piece(text: str, chance: random.Random, _other: str) -> str:
    start = chance.randrange(len(text) + 1)
    end = min(len(text), start + chance.choice((0, 0, 1, 5, 40)))
    return text[:start] + chance.choice(PIECES) * chance.choice((1, 1, 1, 2, 7, 60)) + text[end:]


def _with_lines(text: str, chance: random.Random, other: str) -> str:
    lines = text.split("\n")
    start = chance.randrange(len(lines))
    end = min(len(lines), start + chance.choice((1, 1, 2, 6)))
    part = lines[start:end]
    deed = chance.choice(("drop", "repeat", "shuffle", "splice", "indent", "join", "cut"))
    if deed == "drop":
        part = []
    elif deed == "repeat":
        part *= chance.choice((2, 3, 50))
    elif deed == "shuffle":
        chance.shuffle(part)
    elif deed == "splice":
        part = chance.sample(other.split("\n"), 1) + part
    elif deed == "indent":
        part = [" " * chance.choice((1, 2, 4, 8, 40)) + line for line in part]
    elif deed == "join":
        part = ["".join(part)]
    else:
        lines = lines[:end]
    return "\n".join([*lines[:start], *part, *lines[end:]])


def _with_words(text: str, chance: random.Random, other: str) -> str:
    words = list(_WORD.finditer(text))
    if not words:
        return text
    found = chance.choice(words)
    new = chance.choice((chance.choice(_WORD.findall(other) or [""]), chance.choice(PIECES), found[0] * 30, ""))
    return text[: found.start()] + new + text[found.end() :]


def _with_bytes(data: bytes, chance: random.Random) -> bytes:
    noise = bytearray(data)
    for _ in range(chance.randint(1, 20) if noise else 0):
        at = chance.randrange(len(noise))
        noise[at : at + chance.choice((0, 1, 1, 1, 3))] = bytes([chance.randrange(256)])
    return bytes(noise[: chance.randrange(len(noise) + 1)] if chance.random() < 0.1 else noise)
