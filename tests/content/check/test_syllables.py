"""A hundred words a language, counted by hand, clapping: not taken from the program."""

import unicodedata

import pytest

from kiosk.content.check.spoken import spoken, syllables
from kiosk.content.check.syllables_en import count_english
from kiosk.content.check.syllables_es import count_spanish

ENGLISH = {
    1: "nerve feet walked asked burned toes shoes heart brain through clothes help numb eyes tongue cooled rubbed TENS",
    2: "muscle tingling needle wanted needed handle being people doctor ankle balance shoulder quiet nurse's sometimes "
    "guideline million patient science special bruises movement careless fluid language tissue value region swollen",
    3: "therapist therapy area idea exercise possible cigarette tourism serious previous insulin injection bandages "
    "surgery radio nausea museum reaction radiate usual continue quietly lidocaine opioid endorphins clinician EMG "
    "vitamin improvement pacemaker dizziness",
    4: "neuropathy peripheral autonomic diabetes acupuncture gabapentin capsaicin lymphedema inflammation emergency "
    "bacteria organism variety anxiety diarrhea appreciate evaluate diabetic",
    5: "antidepressant chemotherapy metabolism",
    7: "electromyography",
}
SPANISH = {
    1: "y pie pies muy quien más sal voy buey luz Juan seis piel",
    2: "nervio daño agua guía guerra ahí día hielo leer huevo boca oír limpia aire cuida causa vía hueso caer "
    "ruido muerte ciudad presión",
    3: "puntadas agujas pingüino ahora caída rodilla ayuda cuídese leía búsqueda médico oído bahía toalla Paraguay "
    "línea héroe área zapatos sentía dolores caminar tobillo heridas poeta desagüe diabetes construcción músculos "
    "despacio antiguo",
    4: "paranoia averigüe vehículo adormece enfermera hormigueo necesite autónomo ambulancia equilibrio aguacate "
    "quirófano emergencia anestesia adormecen",
    5: "neuropatía zoológico recuperarse debilidades analgésico rehabilita acupuntura electricista medicamento "
    "farmacéutico enfermedades",
    6: "fisioterapeuta antidepresivo inmediatamente medicamentosa",
    7: "antiinflamatorio anticoagulante",
    8: "electroestimulación",
}


def counted(lists: dict[int, str]) -> dict[str, int]:
    return {word: count for count, words in lists.items() for word in words.split()}


def test_there_are_a_hundred_words_a_language() -> None:
    assert len(counted(ENGLISH)) >= 100
    assert len(counted(SPANISH)) >= 100


def test_english_words_are_counted_as_they_are_spoken() -> None:
    hand = counted(ENGLISH)
    wrong = {word: count_english(word) for word, count in hand.items() if count_english(word) != count}
    assert len(wrong) <= len(hand) * 5 // 100, wrong


def test_all_spanish_words_are_counted_as_they_are_spoken() -> None:
    hand = counted(SPANISH)
    assert {word: count_spanish(word) for word, count in hand.items() if count_spanish(word) != count} == {}


@pytest.mark.parametrize(("word", "count"), [("EMG", 4), ("TENS", 1), ("WC", 5), ("", 1), ("pst", 1), ("búho", 2)])
def test_odd_spanish_words(word: str, count: int) -> None:
    assert count_spanish(word) == count


@pytest.mark.parametrize(("word", "count"), [("EMG", 3), ("WC", 4), ("", 1), ("hmm", 1), ("Guillain-Barré", 4)])
def test_odd_english_words(word: str, count: int) -> None:
    assert syllables(word, "en") == count


def test_plurals_and_accents_change_nothing() -> None:
    assert count_english("ideas") == count_english("idea") == count_english("IDEA".title()) == 3
    assert count_english("nurses\u2019") == count_english("nurse's") == count_english("nurse\u2019s") == 2
    assert count_spanish(unicodedata.normalize("NFD", "caída")) == 3


@pytest.mark.parametrize(
    ("word", "language", "said"),
    [
        ("walk", "en", "walk"),
        ("0", "en", "zero"),
        ("5", "en", "five"),
        ("12", "en", "twelve"),
        ("20", "en", "twenty"),
        ("36", "en", "thirty-six"),
        ("100", "en", "one hundred"),
        ("120", "en", "one hundred twenty"),
        ("1,000", "en", "one thousand"),
        ("20,350", "en", "twenty thousand three hundred fifty"),
        ("2.5", "en", "two point five"),
        ("911", "en", "nine one one"),
        ("5550100", "en", "five five five zero one zero zero"),
        ("5", "es", "cinco"),
        ("21", "es", "veintiuno"),
        ("36", "es", "treinta y seis"),
        ("40", "es", "cuarenta"),
        ("100", "es", "cien"),
        ("101", "es", "ciento uno"),
        ("1.000", "es", "mil"),
        ("2,000", "es", "dos mil"),
        ("550", "es", "quinientos cincuenta"),
        ("2,5", "es", "dos coma cinco"),
        ("911", "es", "nueve once"),
    ],
)
def test_numbers_are_read_aloud(word: str, language: str, said: str) -> None:
    assert " ".join(spoken(word, language)) == said


def test_digits_and_hyphens_in_a_word_are_counted_as_they_are_said() -> None:
    assert syllables("B12", "en") == 2  # b, twelve
    assert syllables("B12", "es") == 3  # be, doce
    assert syllables("anti-seizure", "en") == 4
    assert syllables("thirty-six", "en") == 3
