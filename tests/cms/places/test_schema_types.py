"""Our kinds of places in schema.org's words."""

import csv

import pytest

from cms.places import schema_types
from cms.places.models import Kind, Place
from cms.places.reference import DATA
from tests.schemaorg import lineage, vocabulary


def kind_codes() -> list[str]:
    with (DATA / "kinds.csv").open(encoding="utf-8") as file:
        return [row["code"] for row in csv.DictReader(file)]


def test_every_kind_of_the_portal_has_its_type_and_no_other_has():
    assert sorted(schema_types.TYPES) == sorted(kind_codes())


@pytest.mark.parametrize(("code", "name"), schema_types.TYPES.items())
def test_type_is_in_the_vocabulary_and_is_a_place_unless_it_is_none(code, name):
    assert "Thing" in lineage(name)
    assert ("Place" in lineage(name)) is (name != schema_types.NO_PLACE)


def test_groups_are_those_of_the_vocabulary():
    """Whoever gives a kind a new type learns here which group it belongs to."""
    used = {*schema_types.TYPES.values(), *schema_types.TYPES_OF_SECTIONS.values()}
    groups = {
        "LodgingBusiness": schema_types.LODGINGS,
        "LocalBusiness": schema_types.BUSINESSES,
    }
    for above, group in groups.items():
        assert {name for name in used if above in lineage(name)} == group
    _types, properties = vocabulary()
    domain, _range = properties["touristType"]
    assert used & set(domain) == schema_types.FOR_TOURISTS


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("accommodation", "LodgingBusiness"),
        ("gastronomy", "FoodEstablishment"),
        ("culture", "TouristAttraction"),
    ],
)
def test_kind_that_an_editor_added_is_called_after_its_section(section, expected):
    assert schema_types.type_of(Place(kind=Kind(code="igloo"), section=section)) == expected
