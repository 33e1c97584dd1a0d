"""What lies close by and is worth a stay: „a bed by the lake” asks for beds that have one within some kilometres."""

from collections.abc import Iterable, Iterator

from cms.core.distance import kilometres

from .models import Place

#: Kind → how far its surroundings reach, in km from its pin.
REACH = {"lake": 5.0, "mountain": 5.0, "nature-park": 5.0, "waterway": 2.0}
_KM_A_DEGREE = 111.0


class Surroundings:
    """Of every place asked for, with one query when made."""

    def __init__(self) -> None:
        rows = Place.objects.shown().filter(kind__code__in=REACH, latitude__isnull=False, longitude__isnull=False)
        self._sights = list(rows.order_by().values_list("kind__code", "latitude", "longitude"))

    def of(self, place: Place) -> Iterator[str]:
        """Kinds that are near, none twice."""
        if place.latitude is not None and place.longitude is not None:
            here = (place.latitude, place.longitude)
            yield from {kind for kind, *there in self._sights if kilometres(here, (there[0], there[1])) <= REACH[kind]}


def in_the_surroundings_of(place: Place) -> Iterable[str]:
    """External ids of the places whose surroundings a change of this one may change."""
    reach = REACH.get(place.kind.code)
    if reach is None or place.latitude is None or place.longitude is None:
        return ()
    high, wide = reach / _KM_A_DEGREE, 2 * reach / _KM_A_DEGREE  # so far north a degree of longitude is 70 km
    around = Place.objects.filter(
        latitude__range=(place.latitude - high, place.latitude + high),
        longitude__range=(place.longitude - wide, place.longitude + wide),
    )
    return around.order_by().values_list("external_id", flat=True)
