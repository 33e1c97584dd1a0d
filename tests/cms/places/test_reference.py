import pytest
from django.utils.translation import override

from cms.places.models import Amenity, Audience, County, Kind, Municipality
from cms.places.reference import load_reference_data

pytestmark = pytest.mark.django_db


def test_every_municipality_lies_in_its_county():
    assert County.objects.count() == 12
    assert Municipality.objects.count() == 71
    assert {(m.teryt[:4], m.kind) for m in Municipality.objects.filter(name="Brzeg")} == {("1601", "urban")}
    assert not [m for m in Municipality.objects.all() if m.county_id != m.teryt[:4]]


def test_county_is_named_in_four_languages():
    names = []
    for language in ("pl", "en", "de", "cs"):
        with override(language):
            names.append(str(County.objects.get(teryt="1601")))
    assert names == ["powiat brzeski", "Brzeg County", "Landkreis Brzeg", "okres Brzeg"]


@pytest.mark.parametrize("model", [Kind, Amenity, Audience])
def test_terms_have_a_name_of_their_own_in_every_language(model):
    for language in ("pl", "en", "de", "cs"):
        names = list(model.objects.values_list(f"name_{language}", flat=True))
        assert all(names)
        assert len(names) == len(set(names))


def test_load_again_keeps_what_an_editor_named():
    Kind.objects.filter(code="castle").update(name_de="Burg")
    before = Kind.objects.count()
    load_reference_data()
    assert Kind.objects.get(code="castle").name_de == "Burg"
    assert Kind.objects.count() == before


def test_load_again_corrects_a_county():
    County.objects.filter(teryt="1601").update(name_pl="powiat brzeżański")
    load_reference_data()
    assert County.objects.get(teryt="1601").name_pl == "powiat brzeski"
    assert County.objects.count() == 12


def test_load_asks_once_a_table(django_assert_num_queries):
    with django_assert_num_queries(9):  # a table each, the savepoint, the version
        load_reference_data()
