"""All rules of the check, in the order in which they look."""

from kiosk.content.check.actions import actions
from kiosk.content.check.body_regions import body_regions
from kiosk.content.check.calculations import calculations
from kiosk.content.check.choices import choices
from kiosk.content.check.claims import claims
from kiosk.content.check.cues import cues
from kiosk.content.check.dated_sources import dated_sources
from kiosk.content.check.diagnoses import diagnoses
from kiosk.content.check.drawings import drawings
from kiosk.content.check.glossary_terms import glossary_terms
from kiosk.content.check.grades import grades
from kiosk.content.check.headers import headers
from kiosk.content.check.headings import headings
from kiosk.content.check.help_link import help_link
from kiosk.content.check.key_points import key_points
from kiosk.content.check.labels import labels
from kiosk.content.check.loading import loading
from kiosk.content.check.long_pages import long_pages
from kiosk.content.check.long_paragraphs import long_paragraphs
from kiosk.content.check.long_sections import long_sections
from kiosk.content.check.long_sentences import long_sentences
from kiosk.content.check.missing_pages import missing_pages
from kiosk.content.check.not_reviewed import not_reviewed
from kiosk.content.check.numbered_lists import numbered_lists
from kiosk.content.check.passive_voice import passive_voice
from kiosk.content.check.plain_numbers import plain_numbers
from kiosk.content.check.questions import questions
from kiosk.content.check.raw_html import raw_html
from kiosk.content.check.related import related
from kiosk.content.check.rendering import rendering
from kiosk.content.check.reviews import reviews
from kiosk.content.check.rule import Rule
from kiosk.content.check.same_flags import same_flags
from kiosk.content.check.same_numbers import same_numbers
from kiosk.content.check.same_parts import same_parts
from kiosk.content.check.simple_tables import simple_tables
from kiosk.content.check.stale_translations import stale_translations
from kiosk.content.check.states import states
from kiosk.content.check.steps_have_pictures import steps_have_pictures
from kiosk.content.check.topics import topics
from kiosk.content.check.treatment_parts import treatment_parts
from kiosk.content.check.urgent import urgent

RULES: tuple[Rule, ...] = (
    loading,
    rendering,
    headers,
    key_points,
    questions,
    related,
    topics,
    urgent,
    help_link,
    treatment_parts,
    choices,
    steps_have_pictures,
    labels,
    states,
    raw_html,
    drawings,
    claims,
    glossary_terms,
    body_regions,
    reviews,
    not_reviewed,
    missing_pages,
    same_parts,
    same_numbers,
    same_flags,
    stale_translations,
    grades,
    passive_voice,
    plain_numbers,
    long_pages,
    long_sections,
    long_sentences,
    long_paragraphs,
    headings,
    cues,
    actions,
    calculations,
    simple_tables,
    numbered_lists,
    diagnoses,
    dated_sources,
)
