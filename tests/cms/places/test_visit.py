"""What a visitor reads about hours, the way there and what is near: right now, and only what is known."""

from datetime import datetime

import pytest
from django.utils import translation

from cms.places.hours.library import WARSAW
from cms.places.visit import Visit
from tests import factories

MONDAY = datetime(2026, 6, 1, tzinfo=WARSAW)


def visit(hours: str, at: datetime, language: str = "en", **facts) -> Visit:
    made = Visit(factories.place(opening_hours=hours, **facts), language=language)
    made.now = at
    return made


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("hours", "hour", "words"),
    [
        ("Mo-Su 10:00-18:00", 12, "open now, until 18:00"),
        ("Mo-Su 10:00-18:00", 9, "closed now, opens at 10:00"),
        ("We 10:00-18:00", 12, "closed now, opens Wednesday 10:00"),
        ("Mo 10:00-18:00", 20, "closed now, opens 08.06. 10:00"),
        ("24/7", 12, "open now"),
        ("", 12, ""),
        ("nonsense", 12, ""),
    ],
)
def test_state_is_said_in_words_and_nothing_when_unknown(hours, hour, words):
    place = factories.place(opening_hours=hours if hours != "nonsense" else "")
    place.opening_hours = hours
    asked = Visit(place, language="en")
    asked.now = MONDAY.replace(hour=hour)
    assert asked.state_in_words == words


@pytest.mark.django_db
def test_state_speaks_the_readers_language():
    with translation.override("pl"):
        assert visit("We 10:00-18:00", MONDAY.replace(hour=12), "pl").state_in_words.startswith("teraz zamknięte")


@pytest.mark.django_db
def test_week_begins_on_monday_and_marks_today():
    week = visit("Tu-Su 10:00-16:00", MONDAY.replace(day=3, hour=12)).week
    assert [day.name for day in week][::6] == ["Monday", "Sunday"]
    assert [day.times for day in week][:2] == ["closed", "10:00–16:00"]
    assert [day.name for day in week if day.is_today] == ["Wednesday"]


@pytest.mark.django_db
def test_week_is_not_made_up():
    assert visit("", MONDAY).week == []


@pytest.mark.django_db
def test_words_are_right_until_the_next_change_or_midnight():
    assert visit("Mo-Su 10:00-18:00", MONDAY.replace(hour=12)).right_until == MONDAY.replace(hour=18)
    assert visit("", MONDAY.replace(hour=12)).right_until == MONDAY.replace(day=2)


@pytest.mark.django_db
def test_way_there_is_offered_only_with_coordinates():
    ways = dict(visit("", MONDAY).ways)
    assert ways["OpenStreetMap"].startswith("https://www.openstreetmap.org/?mlat=50.44000&mlon=17.77000")
    assert visit("", MONDAY, latitude=None, longitude=None).ways == []


def test_nearest_come_first_and_only_within_ten_kilometres(section):
    here = factories.place(name="Tu")
    factories.place(name="Bliżej", latitude=50.45)
    factories.place(name="Dalej", latitude=50.50)
    factories.place(name="Za daleko", latitude=50.54, kind="tower")
    far = factories.place(name="Zamek gdzie indziej", latitude=50.9)
    factories.place_page(parent=section, place=far)
    around = Visit(here, language="pl")
    assert [(card.title, round(km, 1)) for card, km in around.nearby] == [("Bliżej", 1.1), ("Dalej", 6.7)]
    assert [card.title for card in around.alike] == ["Zamek gdzie indziej"]


def test_place_nobody_may_see_is_not_near(section):
    here = factories.place()
    hidden = factories.place_page(parent=section, place=factories.place(name="Tajne"))
    hidden.view_restrictions.create(restriction_type="login")
    assert Visit(here, language="pl").nearby == []


@pytest.mark.django_db
def test_exceptions_of_the_next_two_months_are_said_soonest_first():
    hours = "Mo-Su 10:00-18:00; 2026 Jun 20 10:00-12:00; 2026 Jun 10 off; 2026 May 01 off; 2026 Dec 24 off"
    ahead = visit(hours, MONDAY.replace(hour=12)).exceptions
    assert len(ahead) == 2
    assert "closed" in ahead[0]
    assert "10" in ahead[0].split(":")[0]
    assert "10:00–12:00" in ahead[1]
    assert visit("Mo-Su 10:00-18:00", MONDAY).exceptions == []
    assert visit("", MONDAY).exceptions == []


def test_page_says_exceptions_ahead_and_the_way_from_opole(client, section, monkeypatch):
    place = factories.place(opening_hours="Mo-Su 10:00-18:00; 2026 Jun 10 off", latitude=50.4747, longitude=17.3325)
    page = factories.place_page(parent=section, place=place)
    monkeypatch.setattr("cms.places.visit.timezone.now", lambda: MONDAY.replace(hour=12))
    shown = client.get(page.url).content.decode()
    assert "Wkrótce inaczej:" in shown
    assert "47 km od Opola w linii prostej" in shown
    assert 'href="geo:50.47470,17.33250?q=50.47470,17.33250"' in shown


def test_one_look_names_what_helps_and_the_facts_also_what_does_not(client, section):
    place = factories.place(step_free_entry="yes", accessible_toilet="yes", guide_dog="no")
    shown = client.get(factories.place_page(parent=section, place=place).url).content.decode()
    glance = shown.split('<ul class="glance')[1].split("</ul>")[0]
    assert "wejście bez progów, dostępna toaleta" in glance
    assert "asystującym" not in glance
    answers = shown.split('<ul class="answers">')[1].split("</ul>")[0]
    assert answers.count("#yes") == 2
    assert answers.count("#no") == 1
