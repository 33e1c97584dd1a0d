"""Members on the portal: their pages, the list of them, and where the search finds them."""

import json
import re
from datetime import date

import pytest
from django.core.cache import cache
from wagtail.models import PageViewRestriction

from cms.cluster.models import ClusterPage
from cms.core import content_version
from search.models import Record
from tests import factories


@pytest.fixture
def cluster(home) -> ClusterPage:
    return factories.publish(ClusterPage(title="Klaster", slug="klaster", summary="Razem."), parent=home)


@pytest.fixture
def castle(section):
    place = factories.place(external_id="zamek", name="Zamek w Mosznej")
    factories.place_page(parent=section, place=place)
    return place


def found(client, words: str, language: str = "pl") -> list[tuple[str, str]]:
    """(type, id) of what is found, in order."""
    answer = client.get("/api/v1/search/", {"q": words, "locale": language})
    return [(one["type"], one["id"]) for one in answer.json()["results"]]


def member_page(cluster, *, external_id: str = "hotel", name: str = "Hotel Arte", place=None, **words):
    member = factories.member(
        external_id=external_id,
        name=name,
        place=place,
        municipality_id="1601011",
        website="https://example.org/arte",
        since=date(2012, 6, 1),
    )
    return factories.member_page(parent=cluster, member=member, **words)


def test_page_shows_the_facts_in_every_language_once_entered(client, cluster):
    member_page(cluster)
    page = client.get("/de/klaster/hotel-arte/").content.decode()
    assert "Wirtschaft" in page
    assert "Juni 2012" in page
    assert 'href="https://example.org/arte"' in page


def test_page_tells_programs_of_the_organisation(client, cluster):
    member_page(cluster, title="Hotel Arte w Brzegu")
    page = client.get("/pl/klaster/hotel-arte-w-brzegu/").content.decode()
    blocks = map(json.loads, re.findall(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', page, re.S))
    (organisation,) = [node for block in blocks for node in block["@graph"] if node["@type"] == "Organization"]
    assert organisation["name"] == "Hotel Arte w Brzegu"
    assert organisation["alternateName"] == "Hotel Arte"
    assert organisation["sameAs"] == "https://example.org/arte"
    assert organisation["location"]["addressLocality"] == "Brzeg"


def test_page_is_in_the_sitemap(client, cluster):
    member_page(cluster)
    assert (
        "<loc>https://visitopolskie.example/pl/klaster/hotel-arte/</loc>" in client.get("/sitemap.xml").content.decode()
    )


def test_clusters_page_lists_members_by_the_alphabet_and_not_among_its_margins(client, cluster):
    for external_id, name in (("z", "Zamek"), ("l", "Łódki"), ("a", "Agro")):
        member_page(cluster, external_id=external_id, name=name)
    page = client.get("/pl/klaster/").content.decode()
    names = re.findall(
        r'<a href="/pl/klaster/[\w-]+/">([^<]+)</a>', page.split('<ul class="members')[1].split("</ul>")[0]
    )
    assert names == ["Agro", "Łódki", "Zamek"]
    assert page.count("/pl/klaster/agro/") == 1


@pytest.mark.parametrize("members", [1, 4])
def test_queries_stay_the_same_however_many_members(client, cluster, members, django_assert_num_queries):
    for number in range(members):
        member_page(cluster, external_id=f"hotel-{number}", name=f"Hotel {number}")
    for address, queries in (("/pl/klaster/", 6), ("/pl/klaster/hotel-0/", 5)):
        client.get(address)  # locales and types are looked up once a process
        content_version.bump()
        cache.clear()
        with django_assert_num_queries(queries):
            client.get(address)


def test_member_with_a_place_is_one_hit_and_that_is_the_place(client, cluster, castle):
    member_page(cluster, place=castle, text="Nocleg pod azaliami i śniadanie w oranżerii.")
    assert found(client, "oranżeria") == [("place", "zamek")]
    assert found(client, "zamek w Mosznej")[0] == ("place", "zamek")
    assert not Record.objects.filter(type="member").exists()


def test_member_without_a_place_is_a_hit_of_its_own_below_places_that_match_as_well(client, cluster, section):
    name = "Przystań w Nysie"
    page = member_page(cluster, name=name)
    place = factories.place(external_id="przystan", name=name, latitude=None, longitude=None, section="gastronomy")
    factories.place_page(parent=section, place=place, summary=page.summary)
    assert found(client, name) == [("place", "przystan"), ("member", "member-hotel")]


def test_member_is_found_in_the_language_that_it_speaks(client, cluster):
    page = member_page(cluster)
    factories.translate(page, "de", title="Hotel Arte", summary="Ruhig schlafen in der Altstadt.")
    assert found(client, "Altstadt", "de") == [("member", "member-hotel")]
    assert found(client, "Altstadt", "pl") == [("member", "member-hotel")]


def test_member_of_a_place_that_is_hidden_is_found_on_its_own(client, cluster, castle):
    member_page(cluster, place=castle, text="Śniadanie w oranżerii.")
    castle.leave_out_of_search = True
    castle.save()
    assert found(client, "oranżeria") == [("member", "member-hotel")]
    castle.leave_out_of_search = False
    castle.save()
    assert found(client, "oranżeria") == [("place", "zamek")]


def test_words_that_are_taken_back_are_not_found_at_the_place(client, cluster, castle):
    page = member_page(cluster, place=castle, text="Śniadanie w oranżerii.")
    restriction = PageViewRestriction.objects.create(page=cluster, restriction_type="login")
    assert found(client, "oranżeria") == []
    restriction.delete()
    assert found(client, "oranżeria") == [("place", "zamek")]
    page.unpublish()
    assert found(client, "oranżeria") == []


def test_member_of_a_place_that_is_deleted_is_found_on_its_own(client, cluster):
    place = factories.place(external_id="zamek")
    member_page(cluster, place=place, text="Śniadanie w oranżerii.")
    assert found(client, "oranżeria") == [("listing", "zamek")]
    place.delete()
    assert found(client, "oranżeria") == [("member", "member-hotel")]
