import pytest
from django.utils import translation

from cms.places.hours.words import in_words

from .real_hours import real_opening_hours


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("24/7", ["open 24 hours"]),
        ("off", ["closed"]),
        ("Mo-Su 08:00-20:00", ["daily 8:00–20:00"]),
        ("Mo-Fr 09:00-12:00,13:00-17:00; Sa 10:00-14:00", ["Mon–Fri 9:00–12:00 and 13:00–17:00, Sat 10:00–14:00"]),
        ("Su-Th 12:00-22:00; Fr,Sa 12:00-02:00", ["Sun–Thu 12:00–22:00, Fri–Sat 12:00–2:00"]),
        ("Mo-Su,PH 08:00-20:00", ["daily and on public holidays 8:00–20:00"]),
        ("Th-Tu 12:00-22:00", ["Mon–Tue, Thu–Sun 12:00–22:00"]),
        ("Mo-Su 12:00+", ["daily from 12:00"]),
        (
            "May-Sep Tu-Su 10:00-18:00; Mo off; PH off",
            ["May–September: Tue–Sun 10:00–18:00", "Mon closed", "public holidays: closed"],
        ),
        ("Nov-Mar off", ["November–March: closed"]),
        ("May 15-Sep 30 09:00-17:00", ["15 May – 30 September: daily 9:00–17:00"]),
        ("Su,PH 10:00-14:00", ["Sun and public holidays 10:00–14:00"]),
        ('Sa "by appointment"', ["Sat by appointment"]),
        ("PH unknown", ["public holidays: hours not confirmed"]),
        (
            "May-Sep 10:00-18:00; May-Sep PH off",
            ["May–September: daily 10:00–18:00", "May–September, public holidays: closed"],
        ),
        ("Mo-Fr 10:00-18:00; 2027 May 4 off", ["Mon–Fri 10:00–18:00", "4 May 2027: closed"]),
        ("Tu-Su 12:00-20:00; Fr,Sa 12:00-21:00", ["Tue–Thu, Sun 12:00–20:00, Fri–Sat 12:00–21:00"]),
    ],
)
def test_hours_read_as_people_say_them(text, lines):
    assert in_words(text, "en") == lines


@pytest.mark.parametrize("text", ["sunrise-sunset", "Mo[1] 10:00-12:00", "at noon"])
def test_beyond_words_the_text_is_shown_as_it_is(text):
    assert in_words(text, "en") == [f"In OpenStreetMap's notation: {text}"]


def test_language_is_the_active_one_unless_named():
    with translation.override("pl"):
        assert in_words("May-Sep", None) == in_words("May-Sep", "pl")
        assert in_words("May-Sep", "de") != in_words("May-Sep")
        assert translation.get_language() == "pl"


@pytest.mark.parametrize("text", real_opening_hours())
def test_real_hours_can_all_be_said(text):
    assert "OpenStreetMap" not in " ".join(in_words(text, "en"))
