"""The 64 real places speak four languages, say in each what their file says, and say no more than it."""

import csv
import re

import pytest

from cms.core.demo_texts import DemoText
from cms.places import demo
from cms.places.enums import Section
from cms.places.importing import DATA

LANGUAGES = ("pl", "en", "de", "cs")
TEXTS = demo.texts()
with (DATA / "places.csv").open(encoding="utf-8", newline="") as file:
    FACTS = {row["id"]: row for row in csv.DictReader(file)}

ROMAN = {"XIII": 13, "XIV": 14, "XV": 15, "XVI": 16, "XVII": 17, "XVIII": 18, "XIX": 19, "XX": 20}
#: Telephone, mail, web, price, time of day: the file gives none, so a text with one has made it up.
CONTACT = re.compile(r"@|www\.|https?:|\+48|\b(?:tel|zł|PLN|EUR|Kč)\b|€|\b\d{1,2}[:.]\d{2}\s*(?:–|-|Uhr|h\b|a\.m|p\.m)")


def numbers(text: str) -> set[str]:
    """As digits: „XIX w.” and „the 19th century” give 19, „1,200 m” gives 1200, „lata 30. XX w.” give 1930."""
    text = re.sub(r"\b(\d0)\. (?:XX w\.|let 20\. století)", r"19\1", text)
    text = re.sub(r"(?<=\d)[ ,\u00a0](?=\d{3}\b)", "", text)
    text = re.sub(rf"\b({'|'.join(ROMAN)})\b", lambda roman: str(ROMAN[roman[0]]), text)
    return set(re.findall(r"\d+", text))


def names(text: DemoText, *languages: str) -> str:
    tables = [text.languages[language] for language in languages]
    return " ".join(" ".join([table["title"], *table.get("other_names", [])]) for table in tables).casefold()


def test_every_real_place_has_its_text():
    assert len(FACTS) == 64
    assert set(FACTS) == {key for key in TEXTS if not key.startswith(demo.FICTIONAL)}


def test_bodies_are_translated_for_two_dozen_at_least():
    for language in ("en", "de", "cs"):
        assert sum(bool(TEXTS[key].languages[language].get("body", "").strip()) for key in FACTS) >= 24


@pytest.mark.parametrize("key", FACTS)
def test_title_and_summary_stand_in_four_languages_and_the_body_in_polish(key):
    text = TEXTS[key]
    for language in LANGUAGES:
        table = text.languages[language]
        assert table["title"].strip()
        assert 20 <= len(table["summary"]) <= 300
    assert len({text.languages[language]["summary"] for language in LANGUAGES}) == 4
    body = text.polish["body"]
    assert len(body.split(".")) > 2
    assert text.polish["summary"] not in body


@pytest.mark.parametrize("key", FACTS)
def test_summary_carries_every_number_of_the_facts(key):
    for language in LANGUAGES:
        assert numbers(TEXTS[key].languages[language]["summary"]) >= numbers(FACTS[key]["facts_pl"]), language


@pytest.mark.parametrize("key", FACTS)
def test_text_invents_no_contact_price_or_hours(key):
    for language in LANGUAGES:
        table = TEXTS[key].languages[language]
        assert not CONTACT.search("\n".join([table["title"], table["summary"], table.get("body", "")])), language


@pytest.mark.parametrize("key", FACTS)
def test_translated_body_has_the_blocks_of_the_polish_one(key):
    """A translation is stored string by string: one more or less and every later one stands in the wrong block."""
    for language in ("en", "de", "cs"):
        if TEXTS[key].languages[language].get("body"):
            marks = [
                [part.startswith("## ") for part in TEXTS[key].languages[each]["body"].strip().split("\n\n")]
                for each in ("pl", language)
            ]
            assert marks[0] == marks[1], language


@pytest.mark.parametrize("key", [key for key, row in FACTS.items() if row["names_de_cs_en"]])
def test_names_that_the_file_gives_are_names_of_the_page(key):
    """Word by word: „Pitschen Stadtmauer” may stand as „Stadtmauer Pitschen”."""
    known = names(TEXTS[key], *LANGUAGES)
    for word in re.findall(r"[\w'’]+", FACTS[key]["names_de_cs_en"].casefold()):
        assert word.replace("'", "’") in known.replace("'", "’")


@pytest.mark.parametrize(
    ("key", "language", "name"),
    [
        ("zyrowa", "de", "Schloss Zyrowa"),
        ("izbicko", "de", "Schloss Stubendorf"),
        ("kamien-slaski", "de", "Groß Stein"),
        ("krapkowice", "de", "Krappitz"),
        ("malujowice", "de", "Mollwitz"),
        ("malujowice", "en", "Silesian Sistine"),
        ("glucholazy", "de", "Ziegenhals"),
        ("glucholazy", "cs", "Hlucholazy"),
        ("zamek-glogowek", "cs", "Horní Hlohov"),
        ("wieza-woka", "cs", "Vokova věž"),
        ("zoo-opole", "de", "Zoo Oppeln"),
        ("zoo-opole", "cs", "Zoo Opolí"),
        ("browar-namyslow", "cs", "Pivovar"),
        ("park-miniatur-olszowa", "cs", "park miniatur Olszowa"),
        ("pokoj", "de", "Carlsruhe in Oberschlesien"),
    ],
)
def test_foreign_names_stand_in_their_own_language(key, language, name):
    """The file gives them in no fixed order; of the translations only their own has them."""
    holds = {each: name.casefold() in names(TEXTS[key], each) for each in ("en", "de", "cs")}
    assert holds == {each: each == language for each in ("en", "de", "cs")}


def test_further_sections_and_audiences_are_known_and_never_the_main_one():
    audiences = {line.split(",")[0] for line in (DATA / "audiences.csv").read_text("utf-8").splitlines()[1:]}
    for key, row in FACTS.items():
        further = TEXTS[key].facts["sections"]
        assert set(further) <= set(Section.values) - {row["category"]}, key
        assert set(TEXTS[key].facts["audiences"]) <= audiences, key


def test_beds_stand_among_the_accommodation():
    words = re.compile(r"hotel|nocleg|kemping|schronisk|agroturyst", re.IGNORECASE)
    for key, row in FACTS.items():
        if words.search(row["facts_pl"]) or words.search(row["kind"]):
            assert "accommodation" in (row["category"], *TEXTS[key].facts["sections"]), key


def test_zoo_dinosaurs_beaches_and_playgrounds_suit_families():
    words = re.compile(r"\bzoo\b|dinozaur|plaż|plac zabaw", re.IGNORECASE)
    for key, row in FACTS.items():
        if words.search(row["facts_pl"]):
            assert "families" in TEXTS[key].facts["audiences"], key


def test_museums_and_churches_are_sights_as_well():
    for key, row in FACTS.items():
        if row["kind"] in {"museum", "open-air museum", "church", "wooden church", "memorial"}:
            assert "attraction" in (row["category"], *TEXTS[key].facts["sections"]), key
