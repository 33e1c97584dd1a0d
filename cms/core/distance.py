"""How far it is."""

import math


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Along the great circle, by the haversine formula with a radius of 6371 km. Points are (latitude, longitude)."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(a), math.radians(b)) for a, b in (one, other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(half))
