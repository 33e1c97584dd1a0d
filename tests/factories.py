"""Objects as the services and the editor make them, with defaults that tell no story."""

from io import BytesIO
from itertools import count
from typing import Any, TypeVar

from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import Locale, Page

from cms.cluster.models import Member, MemberPage
from cms.core.models import BasePage
from cms.core.one_change import one_change
from cms.media.models import CustomImage
from cms.places.models import Kind, Place, PlacePage, SectionPage
from cms.translations.services import mirror_page, translate_page

_number = count(1)
PageType = TypeVar("PageType", bound=BasePage)


def place(**facts: Any) -> Place:
    """Published facts of a castle in Moszna; give `kind` by its code."""
    number = next(_number)
    kind = Kind.objects.get(code=facts.pop("kind", "castle"))
    values = {
        "external_id": f"place-{number}",
        "name": f"Zamek {number}",
        "section": "attraction",
        "town": "Moszna",
        "latitude": 50.44,
        "longitude": 17.77,
    } | facts
    made = Place(kind=kind, **values)
    made.full_clean()
    made.save()
    return made


def picture(title: str = "Zamek", colour: str = "#44aa77") -> CustomImage:
    file = BytesIO()
    Image.new("RGB", (1600, 1200), colour).save(file, "PNG")
    return CustomImage.objects.create(title=title, credit="OROT", file=ImageFile(file, name="zamek.png"))


def section_page(*, parent: Page, section: str = "attraction", title: str = "Atrakcje", slug: str = "") -> SectionPage:
    page = SectionPage(title=title, slug=slug or section, summary=f"{title} w regionie.", section=section)
    return publish(page, parent=parent)


def place_page(*, parent: Page, place: Place, **words: Any) -> PlacePage:
    """A published Polish page with its mirrors in the other languages."""
    values: dict[str, Any] = {"title": place.name, "summary": f"{place.name} i jego park."} | words
    return publish(PlacePage(place=place, **values), parent=parent)


def member(**facts: Any) -> Member:
    """The public record of a hotel."""
    values = {"external_id": f"member-{next(_number)}", "name": "Hotel Arte", "sector": "commercial"} | facts
    return Member.objects.create(**values)


def member_page(*, parent: Page, member: Member, **words: Any) -> MemberPage:
    """A published Polish page with its mirrors in the other languages."""
    values: dict[str, Any] = {"title": member.name, "summary": f"{member.name} zaprasza."} | words
    return publish(MemberPage(member=member, **values), parent=parent)


@one_change()
def publish(page: PageType, *, parent: Page) -> PageType:
    page.locale = Locale.objects.get(language_code="pl")
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    mirror_page(page)
    page.refresh_from_db()
    return page


def translate(page: BasePage, language: str = "de", **texts: str | list[str]) -> BasePage:
    """Published in `language`; what is not given is kept in Polish."""
    strings = {part: [text] if isinstance(text, str) else text for part, text in texts.items()}
    translate_page(page=page, language=language, texts=strings)
    return type(page).objects.get(translation_key=page.translation_key, locale__language_code=language)
