"""What somebody about to visit a place asks: is it open, when, how do I get there, what else is near."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms.core.distance import kilometres

from .cards import PlaceCard, cards_of
from .finder.nearby import nearby, same_kind
from .finder.snapshot import snapshot
from .hours.calendar_words import clock
from .hours.evaluation import Opening, OpenState, state_at, week
from .hours.library import WARSAW
from .hours.rules import State
from .hours.words import exceptions_in_words
from .models import Place
from .posters import Poster, poster_of

MOST_NEARBY, MOST_ALIKE = 6, 4
#: Latitude and longitude of its town hall.
OPOLE = (50.668, 17.922)
SOON = timedelta(days=60)


@dataclass(frozen=True)
class Day:
    name: str
    times: str
    is_today: bool


class Visit:
    """Of a place as it is given, which may be a draft. What lies around takes two queries, however much it is."""

    def __init__(self, place: Place, *, language: str) -> None:
        self.place, self.language = place, language
        self.now = timezone.now().astimezone(WARSAW)

    @property
    def poster(self) -> Poster:
        return poster_of(self.place)

    # What else --------------------------------------------------------------------------------------------------------
    @cached_property
    def _around(self) -> tuple[list[tuple[float, int]], list[int]]:
        """(kilometres, id) of what is nearby, and the ids of what is of the same kind elsewhere."""
        held = snapshot()
        number = held.numbers.get(self.place.pk)
        if number is None:
            return [], []
        near = nearby(held, number, most=MOST_NEARBY)
        alike = same_kind(held, number, most=MOST_ALIKE, but={other for _km, other in near})
        return [(km, held.ids[other]) for km, other in sorted(near)], [held.ids[other] for other in alike]

    @cached_property
    def _cards(self) -> dict[int, PlaceCard]:
        near, alike = self._around
        ids = [*(pk for _km, pk in near), *alike]
        places = Place.objects.shown().filter(pk__in=ids).select_related("kind")
        return {card.place.pk: card for card in cards_of(list(places), self.language)} if ids else {}

    @property
    def nearby(self) -> list[tuple[PlaceCard, float]]:
        return [(self._cards[pk], km) for km, pk in self._around[0] if pk in self._cards]

    @property
    def alike(self) -> list[PlaceCard]:
        return [self._cards[pk] for pk in self._around[1] if pk in self._cards]

    # When -------------------------------------------------------------------------------------------------------------
    @cached_property
    def state(self) -> OpenState:
        return state_at(self.place.opening_hours, self.now, self.place.latitude, self.place.longitude)

    @property
    def is_open(self) -> bool:
        return self.state.state is State.OPEN

    @property
    def state_in_words(self) -> str:
        """ "" when nobody knows."""
        if self.state.state is State.UNKNOWN:
            return _("by appointment") if self.state.by_appointment else ""
        until = self.state.until
        if until is None:
            return _("open now") if self.is_open else pgettext("opening hours", "closed")
        when = {"day": self._day(until.date()), "time": _clock(until)}
        if self.is_open:
            words = _("open now, until %(day)s %(time)s") if when["day"] else _("open now, until %(time)s")
        else:
            words = _("closed now, opens %(day)s %(time)s") if when["day"] else _("closed now, opens at %(time)s")
        return words % when

    def _day(self, day: date) -> str:
        """ "" for today, a weekday within the week, else the date."""
        ahead = (day - self.now.date()).days
        if ahead <= 0:
            return ""
        return str(WEEKDAYS[day.weekday()]) if ahead < 7 else f"{day:%d.%m.}"

    @cached_property
    def week(self) -> list[Day]:
        """This week from Monday; empty when the hours are not known."""
        today = self.now.date()
        if not self.place.opening_hours or (self.state.state is State.UNKNOWN and not self.state.by_appointment):
            return []
        days = week(self.place.opening_hours, today - timedelta(days=today.weekday()))
        return [Day(str(WEEKDAYS[day.weekday()]), _times(openings), day == today) for day, openings in days]

    @property
    def exceptions(self) -> list[str]:
        """What is otherwise than the week says, in the next SOON days."""
        today = self.now.date()
        return exceptions_in_words(self.place.opening_hours, today, today + SOON)

    @property
    def right_until(self) -> datetime:
        """When the words above change: the next opening or closing, at the latest midnight."""
        midnight = datetime.combine(self.now.date() + timedelta(days=1), datetime.min.time(), WARSAW)
        until = self.state.until
        return min(midnight, until.astimezone(WARSAW)) if until else midnight

    # Where ------------------------------------------------------------------------------------------------------------
    @property
    def from_opole(self) -> float | None:
        """Kilometres as the crow flies from the town hall of Opole; None without coordinates."""
        if self.place.latitude is None or self.place.longitude is None:
            return None
        return kilometres(OPOLE, (self.place.latitude, self.place.longitude))

    @property
    def ways(self) -> list[tuple[str, str]]:
        """(name of a map application, address in it) to find the way there. Empty without coordinates."""
        if not self.place.has_pin:
            return []
        at = f"{self.place.latitude:.5f},{self.place.longitude:.5f}"
        latitude, longitude = at.split(",")
        return [
            (_("Map application of your phone"), f"geo:{at}?q={at}"),
            (
                "OpenStreetMap",
                f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=16/{latitude}/{longitude}",
            ),
            ("Google Maps", f"https://www.google.com/maps/dir/?api=1&destination={at}"),
            ("Mapy.com", f"https://mapy.com/fnc/v1/route?end={longitude},{latitude}"),
        ]


def _times(openings: list[Opening]) -> str:
    if not openings:
        return pgettext("opening hours", "closed")
    return ", ".join(_time(opening) for opening in openings)


def _time(opening: Opening) -> str:
    if opening.end - opening.start >= timedelta(hours=24):
        return _("open 24 hours")
    words = f"{_clock(opening.start)}–{_clock(opening.end)}"
    return f"{words} ({_('by appointment')})" if opening.by_appointment else words


def _clock(moment: datetime) -> str:
    return clock(moment.hour * 60 + moment.minute)
