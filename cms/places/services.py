"""Every change of facts that does not come from the facts' own editor."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cms.core.models import SOURCE_LANGUAGE
from cms.core.slugs import ascii_slug
from cms.core.sorting import LANGUAGES, sort_key

from .models import Kind, Place, PlacePage, SectionPage


@transaction.atomic
def create_facts(*, name: str, section: str, kind: Kind) -> Place:
    """Facts for a new page: a draft, so that nothing shows before the page does."""
    place = Place(name=name, section=section, kind=kind, external_id=_free_identifier(name), live=False)
    place.full_clean()
    place.save()
    return place


def _free_identifier(name: str) -> str:
    base = ascii_slug(name)[:100] or "place"
    taken = set(Place.objects.filter(external_id__startswith=base).values_list("external_id", flat=True))
    return next(i for i in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if i not in taken)


@transaction.atomic
def publish_new_facts(*, place: Place) -> None:
    """The first published page takes its facts along; later, facts are published on their own. Else a no-op."""
    place = Place.objects.select_for_update().get(pk=place.pk)
    if place.live or place.first_published_at:
        return
    (place.latest_revision or place.save_revision()).publish()


@transaction.atomic
def create_page_of_listing(*, place: Place, user: AbstractBaseUser) -> PlacePage:
    """A draft page for a place that has none, below its main section. Raises ValidationError when it has one."""
    place = Place.objects.select_for_update().get(pk=place.pk)
    if place.pages.exists():
        raise ValidationError(_("%(place)s has a page already."), params={"place": place})
    section = SectionPage.objects.filter(section=place.section, locale__language_code=SOURCE_LANGUAGE).first()
    if section is None:
        raise ValidationError(
            _("There is no section page “%(name)s” yet."), params={"name": place.get_section_display()}
        )
    page = PlacePage(title=place.name, summary="", place=place, live=False, owner=user)
    section.add_child(instance=page)
    page.save_revision(user=user, clean=False)
    return page


def refresh_sort_keys(*, place: Place) -> None:
    """Derive `sort_<language>` from the titles displayed. Called after every change of name or title."""
    titles = {page.language: page.title for page in _translated(place)}
    fallback = titles.get(SOURCE_LANGUAGE, place.name)
    keys = {f"sort_{language}": sort_key(titles.get(language, fallback), language) for language in LANGUAGES}
    Place.objects.filter(pk=place.pk).update(**keys)
    for field, key in keys.items():
        setattr(place, field, key)


def _translated(place: Place) -> list[PlacePage]:
    pages = PlacePage.objects.live().filter(place=place).select_related("locale")
    return [page for page in pages if page.is_translated]
