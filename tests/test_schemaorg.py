"""The judge is judged: what it has to object to, it objects to."""

from typing import Any

import pytest

from tests.schemaorg import CONTEXT, problems


def judged(*nodes: dict[str, Any], context: str = CONTEXT) -> list[str]:
    return problems({"@context": context, "@graph": list(nodes)})


def test_inherited_properties_and_narrower_values_are_allowed():
    point = {"@type": "GeoCoordinates", "latitude": 50.44, "longitude": "17.77"}
    hours = {"@type": "OpeningHoursSpecification", "dayOfWeek": ["https://schema.org/Friday"], "opens": "09:00"}
    hotel = {
        "@type": "Hotel",
        "name": "Zamek",
        "geo": point,
        "openingHoursSpecification": [hours],
        "petsAllowed": False,
    }
    assert judged(hotel) == []


@pytest.mark.parametrize(
    ("node", "problem"),
    [
        ({"@type": "Castle"}, "there is no type Castle"),
        ({"@type": "Museum", "petsAllowed": True}, "Museum has no property petsAllowed"),
        ({"@type": "Museum", "openHours": "9"}, "Museum has no property openHours"),
        ({"@type": "Museum", "geo": {"@type": "Museum"}}, "Museum.geo: "),
        ({"@type": "Museum", "geo": "50.44, 17.77"}, "Museum.geo: "),
        ({"@type": "Museum", "name": ""}, "Museum.name: "),
        ({"@type": "Museum", "url": "/pl/"}, "Museum.url: "),
        ({"@type": "Museum", "publicAccess": "yes"}, "Museum.publicAccess: "),
        ({"@type": "OpeningHoursSpecification", "opens": "9"}, "OpeningHoursSpecification.opens: "),
        ({"@type": "OpeningHoursSpecification", "dayOfWeek": "Friday"}, "OpeningHoursSpecification.dayOfWeek: "),
        ({"@type": "OpeningHoursSpecification", "validFrom": "2026"}, "OpeningHoursSpecification.validFrom: "),
        ({"@type": "WebSite", "publisher": {"@id": "#nobody"}}, "WebSite.publisher: #nobody is nowhere"),
    ],
)
def test_what_the_vocabulary_does_not_allow_is_reported(node, problem):
    [reported] = judged(node)
    assert reported.startswith(problem)


def test_other_contexts_are_reported():
    assert judged({"@type": "Thing"}, context="http://schema.org") == ["context http://schema.org"]
