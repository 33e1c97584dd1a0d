"""Every kind of wrong cell gets its line, its column, the reason and what would be right; good rows are saved."""

import pytest

from cms.places.models import Place

from .conftest import BRZEG, HEADER, MOSZNA

pytestmark = pytest.mark.django_db

CELLS = HEADER.split(",")


def with_cell(column: str, value: str, row: str = MOSZNA) -> str:
    cells = row.split(",")
    cells[CELLS.index(column)] = value
    return ",".join(cells)


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("id", "", "line 2, id: “”: this must not be blank. For example: zamek-moszna"),
        ("id", "zamek moszna", "line 2, id: “zamek moszna”: Enter a valid “slug”"),
        ("id", "z" * 121, "at most 120 characters (it has 121)"),
        ("name_pl", "  ", "line 2, name_pl: “  ”: this must not be blank."),
        ("name_pl", "Z" * 161, "line 2, name_pl: “" + "Z" * 60 + "…”: Ensure this value has at most 160 characters"),
        ("name_pl", "Za\x00mek", r"line 2, name_pl: “Za\x00mek”: there are control characters"),
        ("name_pl", "\x1b[31mZamek", r"line 2, name_pl: “\x1b[31mZamek”: there are control characters"),
        ("category", "attractions", "line 2, category: “attractions” is none of these: accommodation,"),
        ("kind", "casle", "line 2, kind: “casle” is not known. Is it one of these: castle"),
        ("kind", "zamek", "Is it one of these: castle"),
        ("kind", "xyz", "line 2, kind: “xyz” is not known. The admin lists the codes that are known."),
        ("teryt", "1605034", "line 2, teryt: “1605034”: this is not a municipality's seven-digit TERYT code"),
        ("teryt", "1605034", "such as 1605033. Is it 1605033?"),
        ("teryt", "Strzeleczki", "seven-digit TERYT code such as 1605033."),
        ("lat", "50°26'", "line 2, lat: “50°26'”: this is no number of degrees such as 50.67."),
        ("lat", "nan", "line 2, lat: “nan”: this is no number"),
        ("lat", "", "line 2, lat: latitude and longitude go together"),
        ("lon", "", "line 2, lon: latitude and longitude go together"),
        ("lat", "52.2297", "line 2, lat: “52.2297, 17.7679” lies outside the Opole region: latitude 49.87 to 51.29,"),
        ("lon", "21.0122", "line 2, lon: “50.44072, 21.0122” lies outside the Opole region"),
        (
            "website",
            "www.moszna.example",
            "line 2, website: “www.moszna.example”: Enter a valid URL. For example: https",
        ),
        ("website", "javascript:alert(1)", "line 2, website: “javascript:alert(1)”: Enter a valid URL."),
    ],
)
def test_wrong_cell_is_explained_and_the_other_row_saved(write_file, run, column, value, message):
    outcome = run(write_file(HEADER, with_cell(column, value), BRZEG))
    assert message in outcome.err
    assert outcome.exit_status == 1
    assert "New: 1 · changed: 0 · unchanged: 0 · not imported: 1" in outcome.out
    assert Place.objects.get().external_id == "zamek-brzeg"


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("email", "biuro(at)example.org", "line 2, email: “biuro(at)example.org”: Enter a valid email address."),
        ("coordinates", "roughly", "“roughly” is none of these: exact, approximate."),
        ("price_level", "cheap", "“cheap” is none of these: free, low, medium, high."),
        ("step_free_entry", "maybe", "“maybe” is none of these: unknown, yes, partly, no."),
        ("sections", "culture sport", "“sport” is none of these: accommodation, attraction,"),
        ("audiences", "family", "“family” is not known. Is it one of these: families"),
        ("amenities", "parking wi-fi", "“wi-fi” is not known. Is it one of these: wifi"),
        ("verified_on", "31.05.2026", "line 2, verified_on: “31.05.2026”: this is no date such as 2026-05-31."),
        ("county_teryt", "16", "this is not a county's four-digit TERYT code such as 1605."),
        ("county_teryt", "1601", "“1601” is not the county of the municipality 1605033: that is 1605."),
        ("opening_hours", "at noon", "“at noon” cannot be read as opening hours."),
    ],
)
def test_wrong_cell_of_a_further_column_is_explained(write_file, run, column, value, message):
    header = HEADER.replace("opening_hours", column)
    outcome = run(write_file(header, MOSZNA + value))
    assert message in outcome.err
    assert not Place.objects.exists()


def test_every_wrong_cell_of_a_row_is_named(write_file, run):
    row = with_cell("website", "moszna", with_cell("kind", "casle"))
    assert [line.split(":")[0] for line in run(write_file(HEADER, row)).err.splitlines()] == [
        "line 2, kind",
        "line 2, website",
    ]


def test_exchanged_coordinates_are_recognised(write_file, run):
    outcome = run(write_file(HEADER, with_cell("lat", "17.7679", with_cell("lon", "50.44072"))))
    assert outcome.err == (
        "line 2, lat: latitude and longitude are exchanged: lat should be 50.44072 and lon 17.7679.\n"
    )


def test_peak_just_beyond_the_simplified_border_is_accepted(write_file, run):
    assert run(write_file(HEADER, with_cell("lat", "50.2567", with_cell("lon", "17.4289")))).exit_status == 0


def test_second_row_of_an_identifier_names_the_first(write_file, run):
    outcome = run(write_file(HEADER, MOSZNA, BRZEG, with_cell("name_pl", "Inny zamek")))
    assert "line 4, id: “zamek-moszna” stands in line 2 already." in outcome.err
    assert Place.objects.get(external_id="zamek-moszna").name == "Zamek w Mosznej"


def test_place_without_coordinates_has_no_pin(write_file, run):
    run(write_file(HEADER, "kolocz,Kołocz śląski,gastronomy,regional dish,,,,,,"))
    assert not Place.objects.get().has_pin


def test_municipality_brings_its_county(write_file, run):
    run(write_file(HEADER, MOSZNA))
    assert (Place.objects.get().municipality_id, Place.objects.get().county_id) == ("1605033", "1605")


def test_county_alone_leaves_the_municipality_unknown(write_file, run):
    run(write_file("id,name_pl,category,kind,near_town,county_teryt", "x,Zamek,attraction,castle,Moszna,1605"))
    place = Place.objects.get()
    assert (place.municipality, place.county_id, place.town) == (None, "1605", "Moszna")


def test_town_goes_before_the_nearest_town(write_file, run):
    run(write_file("id,name_pl,category,kind,near_town,town", "x,Zamek,attraction,castle,Gogolin,Moszna"))
    assert Place.objects.get().town == "Moszna"


@pytest.mark.parametrize("kind", ["castle or palace", "castle-or-palace", "Castle or Palace"])
def test_kind_is_known_by_code_and_by_english_name(write_file, run, kind):
    run(write_file(HEADER, with_cell("kind", kind)))
    assert Place.objects.get().kind.code == "castle-or-palace"


def test_lists_and_accessibility_are_read(write_file, run):
    run(
        write_file(
            "id,name_pl,category,kind,sections,audiences,amenities,guide_dog,verified_on",
            'x,Hotel,accommodation,hotel,gastronomy accommodation,"families, pets",wifi|parking,partly,2026-05-31',
        )
    )
    place = Place.objects.get()
    assert [further.section for further in place.further_sections.all()] == ["gastronomy"]
    assert {audience.code for audience in place.audiences.all()} == {"families", "pets"}
    assert {amenity.code for amenity in place.amenities.all()} == {"wifi", "parking"}
    assert (place.guide_dog, place.induction_loop, str(place.verified_on)) == ("partly", "unknown", "2026-05-31")


def test_openstreetmap_is_named_where_the_file_does_not(write_file, run):
    run(write_file(HEADER, with_cell("id", "osm-zamek"), MOSZNA))
    assert Place.objects.filter(source="OpenStreetMap", licence="ODbL 1.0").get().external_id == "osm-zamek"


def test_source_of_the_file_goes_before(write_file, run):
    header = HEADER.replace("website,opening_hours", "source,licence")
    run(write_file(header, "osm-x,Zamek,attraction,castle,,,,,Gmina Strzeleczki,CC0"))
    assert (Place.objects.get().source, Place.objects.get().licence) == ("Gmina Strzeleczki", "CC0")
