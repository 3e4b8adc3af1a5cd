"""Finds sentences in the passive voice, as far as their words show it."""

import re

_IRREGULAR = (
    "begun bitten born borne bought broken brought built burnt caught chosen cut done drawn driven eaten fallen fed "
    "felt forgotten found frozen given grown heard held hidden hit hurt kept known laid led left lent lost made "
    "meant met paid put read run said seen sent set shaken shown shut sold spent split spoken spread stuck sworn "
    "taken taught thought thrown told torn understood used won worn written"
)
# They look like participles and say how somebody feels or is.
_NO_ACTION = "excited interested need pleased scared supposed tired used worried"

_ENGLISH = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|(?:is|are|was|were)n['\u2019]t|gets?|got)\s+"
    r"(?:(?:not|also|often|never|always|only|well|then|still|\w+ly)\s+){0,2}"
    rf"(?!(?:{'|'.join(_NO_ACTION.split())})\b)"
    rf"(?:[a-z]{{2,}}ed|{'|'.join(_IRREGULAR.split())})\b",
    re.IGNORECASE,
)
_SPANISH = re.compile(
    r"\b(?:es|son|era|eran|fue|fueron|ser|sea|sean|será|serán|sería|serían|sido|siendo)\s+"
    r"(?:(?:no|también|ya|muy|bien|siempre|nunca|solo|\w+mente)\s+){0,2}"
    r"(?:\w{2,}(?:ad|id|íd)[oa]s?|(?:he|di|pues|escri|vis|rot|cubier|abier|muer|vuel|devuel|resuel)(?:ch|t)[oa]s?)\b",
    re.IGNORECASE,
)
_PATTERNS = {"en": _ENGLISH, "es": _SPANISH}


def is_passive(sentence: str, language: str) -> bool:
    """Whether `sentence` of the language "en" or "es" has a form of "to be" (en also: to get) with a participle."""
    return _PATTERNS[language].search(sentence) is not None
