"""More and more fictional places, as varied as real ones."""

from random import Random

HOURS = ("", "Mo-Su 09:00-17:00", "Tu-Su 10:00-18:00", "24/7", "Apr-Oct: Sa,Su 12:00-20:00")


def grow_to(size: int) -> int:
    """Adds places until there are so many, the same in every run. Returns how many there are."""
    from cms.core import content_version
    from cms.places.models import County, Kind, Place

    kinds, counties = list(Kind.objects.order_by("pk")), list(County.objects.order_by("pk"))
    there = Place.objects.count()
    made = (_place(number, kinds, counties) for number in range(there, size))
    Place.objects.bulk_create(made, batch_size=1_000)
    content_version.bump()
    return max(there, size)


def _place(number, kinds, counties):  # type: ignore[no-untyped-def]
    from cms.places.enums import Known, PriceLevel, Section
    from cms.places.models import Place

    chance = Random(number)
    return Place(
        external_id=f"bench-{number}",
        name=f"Miejsce {number}",
        section=chance.choice(list(Section)),
        kind=chance.choice(kinds),
        county=chance.choice(counties),
        town="Nysa",
        latitude=50 + chance.random(),
        longitude=17 + chance.random(),
        opening_hours=chance.choice(HOURS),
        price_level=chance.choice(list(PriceLevel)),
        step_free_entry=chance.choice(list(Known)),
        **{f"sort_{language}": f"{number:09d}" for language in ("pl", "en", "de", "cs")},
    )
