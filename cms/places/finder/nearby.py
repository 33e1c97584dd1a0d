"""What lies around a place, and what of its kind lies elsewhere."""

from cms.core.distance import kilometres

from .enums import Facet
from .snapshot import Snapshot

NEARBY_KM = 10


def nearby(snapshot: Snapshot, number: int, *, most: int) -> list[tuple[float, int]]:
    """(kilometres, number) of the nearest places within NEARBY_KM, nearest first, verified ones before all listings."""
    point = snapshot.points[number]
    if point is None:
        return []
    around = ((snapshot.points[other], other) for other in snapshot.around(number) if other != number)
    measured = [(kilometres(point, there), other) for there, other in around if there]
    within = [(km, other) for km, other in measured if km <= NEARBY_KM]
    return sorted(within, key=lambda pair: (not snapshot.verified >> pair[1] & 1, pair))[:most]


def same_kind(snapshot: Snapshot, number: int, *, most: int, but: set[int]) -> list[int]:
    """The nearest verified places of the same kind; of a place without a pin, any of them."""
    kind = next((bits for (facet, _v), bits in snapshot.sets.items() if facet is Facet.KIND and bits >> number & 1), 0)
    verified = snapshot.all_in(kind & snapshot.verified)
    others = [other for other in verified if other != number and other not in but]
    point = snapshot.points[number]
    if point:
        others.sort(key=lambda other: kilometres(point, there) if (there := snapshot.points[other]) else float("inf"))
    return others[:most]
