"""The version changes with what readers see, and with nothing else."""

import pytest
from django.db import transaction
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction, Site

from cms.core.content_version import bump, current
from cms.media.models import CustomImage
from cms.pages.services import receive_message
from cms.places.importing import import_places
from cms.places.models import Kind, Place
from cms.users.models import User
from tests import factories


@pytest.fixture
def changes(db):
    """Whether the version is another one after doing something."""

    def answer(do) -> bool:
        before = current()
        do()
        return current() != before

    return answer


@pytest.fixture
def castle(section):
    return factories.place_page(parent=section, place=factories.place(name="Zamek"))


def save(row, **values) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def revise(row, **values) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save_revision()


def test_pages_change_it(changes, castle, section, home):
    assert changes(lambda: castle.save_revision().publish())
    assert changes(lambda: factories.translate(castle, "de", title="Schloss", summary="Schön."))
    assert changes(lambda: save(castle, slug="inny-adres"))
    assert changes(lambda: castle.unpublish())
    assert changes(lambda: save(type(castle).objects.get(pk=castle.pk), live=True))
    other = factories.section_page(parent=home, section="accommodation", title="Noclegi")
    assert changes(lambda: castle.move(other, pos="last-child"))
    assert changes(lambda: type(castle).objects.get(pk=castle.pk).delete())


def test_facts_and_terms_change_it(changes, castle):
    place = castle.place
    assert changes(lambda: save(place, town="Nysa"))
    assert changes(lambda: save(Kind.objects.get(code="castle"), name_pl="warownia"))
    assert changes(lambda: save(place.county or Kind.objects.first()))
    assert changes(lambda: save(place, amenities=[]))
    assert changes(lambda: save(place, live=False))


def test_privacy_and_the_sites_address_change_it(changes, section):
    assert changes(lambda: section.view_restrictions.create(restriction_type=PageViewRestriction.LOGIN))
    assert changes(lambda: section.view_restrictions.get().delete())
    assert changes(lambda: save(Site.objects.get(), site_name="Opolskie"))


def test_pictures_change_it_but_not_their_renditions(changes):
    picture = CustomImage(title="Zamek", file=get_test_image_file())
    assert changes(picture.save)
    assert changes(lambda: save(picture, credit="OROT"))
    assert not changes(lambda: picture.get_rendition("fill-20x20"))
    assert changes(picture.delete)


def test_import_without_signals_changes_it_when_there_is_news(changes, tmp_path):
    file = tmp_path / "places.csv"
    file.write_text("id,name_pl,category,kind\nnowe,Nowe,attraction,castle\n", encoding="utf-8")
    assert changes(lambda: import_places(file))
    assert Place.objects.filter(external_id="nowe").exists()
    assert not changes(lambda: import_places(file))


def test_drafts_do_not_change_it(changes, castle):
    assert not changes(lambda: revise(castle, title="Szkic"))
    assert not changes(lambda: revise(castle.place, town="Szkic"))
    castle.unpublish()
    hidden = type(castle).objects.get(pk=castle.pk)
    assert not changes(lambda: save(hidden, title="Szkic, którego nikt nie widzi"))


def test_what_readers_do_not_see_does_not_change_it(changes, editor_client):
    assert not changes(lambda: receive_message(name="A", email="a@example.org", text="?", language="pl"))
    assert not changes(lambda: User.objects.create_user("other@example.org", "opolskie-demo-2026"))
    assert not changes(lambda: editor_client.get("/admin/"))


def test_draft_saved_in_the_editor_does_not_change_it(changes, castle, editor_client):
    words = {"title": "Szkic", "slug": castle.slug, "summary": "Szkic.", "place": castle.place_id}
    form = words | {f"{block}-count": 0 for block in ("body", "gallery")}
    form |= {f"comments-{count}_FORMS": 0 for count in ("TOTAL", "INITIAL")}
    assert not changes(lambda: editor_client.post(f"/admin/pages/{castle.pk}/edit/", form))
    assert type(castle).objects.get(pk=castle.pk).draft_title == "Szkic"


@pytest.mark.django_db
def test_transaction_changes_it_once(django_assert_num_queries):
    bump()
    with django_assert_num_queries(0):
        bump()


@pytest.mark.django_db
def test_what_a_rolled_back_part_has_changed_counts_not():
    before = current()
    with transaction.atomic():
        bump()
        transaction.set_rollback(True)
    assert current() == before
    bump()
    assert current() != before
