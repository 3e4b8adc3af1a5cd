"""How strong a passphrase is, in words."""

import pytest

from kiosk.staff.access import LEAST_PASSPHRASE
from kiosk.ui.staff.strength import LEAST, strength_words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Too short: 12 more characters"),
        ("quiet river", "Too short: 1 more character"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "Weak: letters too alike"),
        ("abcabcaABCABC", "Weak: letters too alike"),
        ("quiet river x", "Fair: one more word helps"),
        ("quiet river song", "Good"),
        ("quietriversongagain again", "Good"),
        ("a quiet river song again", "Strong"),
    ],
)
def test_strength(typed: str, words: str) -> None:
    assert strength_words(typed) == words


def test_the_least_is_what_the_keys_ask_for() -> None:
    assert LEAST == LEAST_PASSPHRASE
