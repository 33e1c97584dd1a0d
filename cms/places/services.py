"""Every change of facts that does not come from the facts' own editor."""

from collections.abc import Collection, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cms.core import content_version
from cms.core.models import SOURCE_LANGUAGE
from cms.core.sorting import LANGUAGES, sort_key
from cms.users.models import User

from .models import Place, PlacePage, SectionPage

SORT_FIELDS = [f"sort_{language}" for language in LANGUAGES]


@transaction.atomic
def publish_new_facts(*, place: Place) -> None:
    """The first published page takes its facts along; later, facts are published on their own. Else a no-op."""
    place = Place.objects.select_for_update().get(pk=place.pk)
    if place.live or place.first_published_at:
        return
    (place.latest_revision or place.save_revision()).publish()


@transaction.atomic
def create_page_of_listing(*, place: Place, user: User) -> PlacePage:
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


def refresh_sort_keys(pks: Collection[int]) -> None:
    """Derive `sort_<language>` of these places from the titles displayed: after every change of name or title."""
    places = list(Place.objects.filter(pk__in=pks))
    set_sort_keys(places)
    Place.objects.bulk_update(places, SORT_FIELDS)
    if any(place.live for place in places):
        content_version.bump()


def set_sort_keys(places: Sequence[Place]) -> None:
    """The same on the objects only, for those who save many at once. One query, whatever the number."""
    titles = _titles([place.pk for place in places if place.pk])
    for place in places:
        own = titles.get(place.pk, {})
        fallback = own.get(SOURCE_LANGUAGE, place.name)
        for language in LANGUAGES:
            setattr(place, f"sort_{language}", sort_key(own.get(language, fallback), language))


def _titles(pks: Sequence[int]) -> dict[int, dict[str, str]]:
    """By place and language, of pages that are live and translated."""
    titles: dict[int, dict[str, str]] = {}
    if pks:
        for page in PlacePage.objects.live().filter(place__in=pks).select_related("locale"):
            if page.is_translated:
                titles.setdefault(page.place_id, {})[page.language] = page.title
    return titles
