"""Rule: a page says what its reader can do."""

import re
from collections.abc import Iterator

from kiosk.content.check.rule import Subject, quoted, warning
from kiosk.content.model import Problem

HEADING = {"en": "What you can do", "es": "Lo que puede hacer"}
_VERBS = {
    "en": "add ask avoid bend begin bring call carry change check choose clean close come cover cut dip do drink dry "
    "eat feel find follow get give go have hold keep know learn leave let lie lift light limit listen look lower make "
    "measure move never note open pick plan press protect put raise rate read remove rest rub save say see set shake "
    "show sit sleep speak stand start stay step stop take talk tap tell test think treat try turn use wait walk warm "
    "wash watch wear write",
    "es": "abra aclare ajuste anote apague apoye aprenda arregle averigüe avise baje beba busque caliente cambie "
    "camine coma comente compare compruebe consulte controle corte cubra cuente cuide decida deje descanse "
    "describa diga duerma dé elija empiece encienda enséñele escoja escriba espere esté evite explique fije "
    "guarde hable haga infórmese lave lea levántese llame lleve lávese mantenga marque mida mire muestre "
    "muévase no nunca observe ordene pare pida piense ponga practique pregunte proteja pruebe póngase quite "
    "reciba recuerde respire revise salga sea seque siga siéntese sostenga tenga termine tome toque traiga "
    "trate use vaya vea vigile vuelva",
}
_TO_YOU = {
    language: re.compile(rf"(?:{verbs.replace(' ', '|')})\b|.*\b(?:{you})\b", re.IGNORECASE)
    for (language, verbs), you in zip(_VERBS.items(), ("you|your", "usted|su|sus"), strict=True)
}


def actions(subject: Subject) -> Iterator[Problem]:
    """Warn of pages without the part that says what to do, and of such a part that does not speak to the reader."""
    if not subject.is_readable:
        return
    heading = HEADING[subject.language]
    for page in subject.pages:
        if page.kind != "page":
            continue
        parts = [one for one in subject.prose[page.id].sections if one.heading and one.heading.text == heading]
        sentences = [sentence for part in parts for block in part.blocks for sentence in block.sentences]
        if not parts:
            yield warning(page.path, page.body_line, f"the page has no part {quoted(f'## {heading}')}")
        elif not any(_TO_YOU[subject.language].match(sentence.text) for sentence in sentences):
            what = f"{quoted(heading)} does not tell the reader what to do; begin its points with a verb"
            yield warning(page.path, sentences[0].line if sentences else page.body_line, what)
