"""Members as findable things: one whose place is found is found as that place, by its own words, too."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from cms.core.findable import Findable, Topic, Words
from cms.core.languages import path_of
from cms.core.models import SOURCE_LANGUAGE
from cms.core.page_words import words_of
from cms.core.querysets import readable
from cms.places.findable import LANGUAGES, PLACES
from cms.places.models import Place

from .models import Member, MemberPage

PREFIX = "member-"
#: A place that matches as well comes first.
PROMINENCE = -1.0


class MemberSource:
    """A record for each member with a page of its own and without a place that is found."""

    def keys_of(self, instances: Collection[Any]) -> Iterator[str]:
        """One query. A place that is shown takes its members out of the list, one that is hidden puts them back."""
        members = {one.pk if isinstance(one, Member) else getattr(one, "member_id", None) for one in instances}
        places = {one.pk if isinstance(one, Place) else getattr(one, "place_id", None) for one in instances}
        told = Member.objects.filter(Q(pk__in=members) | Q(place__in=places))
        for external_id in told.order_by().values_list("external_id", flat=True):
            yield f"{PREFIX}{external_id}"

    def all_keys(self) -> Iterator[str]:
        for external_id in Member.objects.order_by().values_list("external_id", flat=True):
            yield f"{PREFIX}{external_id}"

    def findables(self, keys: Iterable[str]) -> Iterator[Findable]:
        """The queries for places, and two for members and their pages."""
        wanted = [key.removeprefix(PREFIX) for key in keys]
        members = list(Member.objects.filter(external_id__in=wanted).select_related("place"))
        places = {findable.key for findable in PLACES.findables(one.place.external_id for one in members if one.place)}
        pages = _pages_of(pk__in=[one.pk for one in members])
        for member in members:
            shown = pages.get(member.pk, {})
            words = {language: words_of(page) for language, page in shown.items() if page.is_translated}
            if words and (member.place is None or member.place.external_id not in places):
                yield Findable(
                    key=f"{PREFIX}{member.external_id}",
                    type="member",
                    words=words,
                    urls=_urls(shown),
                    names=(member.name,),
                    prominence=PROMINENCE,
                    expires_at=min((page.expire_at for page in shown.values() if page.expire_at), default=None),
                )

    def topics(self) -> Iterable[Topic]:
        return ()


MEMBERS = MemberSource()


def words_about(places: QuerySet[Place]) -> Mapping[int, Mapping[str, Words]]:
    """What members say of their places, by the place's pk and by language. One query."""
    said: dict[int, dict[str, Words]] = {}
    for versions in _pages_of(place__in=places.values("pk")).values():
        for language, page in versions.items():
            if page.is_translated:
                said.setdefault(page.member.place_id, {})[language] = words_of(page)
    return said


def _pages_of(**which: Any) -> dict[int, dict[str, MemberPage]]:
    """The pages that anybody may find, by their member's pk and by language."""
    found: dict[int, dict[str, MemberPage]] = {}
    members = {f"member__{lookup}": value for lookup, value in which.items()}
    pages = MemberPage.objects.filter(leave_out_of_search=False, **members)
    for page in readable(pages).select_related("member").order_by("pk"):
        found.setdefault(page.member_id, {})[page.language] = page
    return found


def _urls(shown: Mapping[str, MemberPage]) -> dict[str, str]:
    fallback = shown.get(SOURCE_LANGUAGE) or next(iter(shown.values()))
    return {language: path_of(shown.get(language, fallback)) for language in LANGUAGES}
