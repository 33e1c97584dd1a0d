"""What every page of the portal has: a summary, an honest language, an address."""

from collections.abc import Collection, Mapping
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.coreutils import find_available_slug
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from .added_context import added_context
from .content_version import ContentVersion as ContentVersion  # Django looks for models here
from .failed_schedules import FailedSchedule as FailedSchedule
from .languages import language_of, path_of
from .posters import OF_THE_REGION, Poster
from .querysets import readable
from .sharing.pictures import SharedPicture, shared_poster
from .slugs import ascii_slug

SOURCE_LANGUAGE = settings.LANGUAGE_CODE

#: A page counts as its language once these are translated.
ESSENTIAL_PARTS = frozenset({"title", "summary"})

#: References that Wagtail fills in itself, out of rows that it holds; else it looks each up, several times a save.
FILLED_IN = frozenset({"alias_of", "content_type", "latest_revision", "locale"})


class BasePage(Page):
    """A page in one language.

    `polish_parts` lists the parts of this row that hold Polish although the page's language is another: field names
    („title”) and blocks („body.<block id>”). A row that mirrors the Polish page (an alias) is Polish altogether.
    """

    summary = models.TextField(
        _("summary"),
        max_length=300,
        help_text=_("One or two sentences: shown under the title, on cards, in search results."),
    )
    leave_out_of_search = models.BooleanField(
        _("leave out of search"),
        default=False,
        help_text=_("Neither the portal's search, nor the sitemap, nor search engines offer this page."),
    )
    polish_parts = models.JSONField(default=list, editable=False)

    #: Not where a page belongs to one record of facts.
    can_be_copied: ClassVar[bool] = True

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    promote_panels = [
        MultiFieldPanel([FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")], _("Address")),
        FieldPanel("leave_out_of_search"),
    ]
    settings_panels = [PublishingPanel()]

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.FilterField("leave_out_of_search"),
    ]
    # The address follows the translated title; it is not a text to translate.
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug and (wanted := ascii_slug(self.title)):  # type: ignore[has-type]
            parent = self.get_parent() if self.path else None
            self.slug = find_available_slug(parent, wanted, ignore_page_id=self.pk) if parent else wanted
        super().full_clean(*args, **kwargs)

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        super().clean_fields(FILLED_IN | {"live_revision", *(exclude or ())})

    @classmethod
    def from_serializable_data(cls, data: Mapping[str, Any], *args: Any, **kwargs: Any) -> Self | None:
        """What is left out here Wagtail takes from the row that the revision is of."""
        return super().from_serializable_data({k: v for k, v in data.items() if k not in FILLED_IN}, *args, **kwargs)

    # Language ---------------------------------------------------------------------------------------------------------
    @cached_property
    def language(self) -> str:
        return language_of(self.locale_id)

    @property
    def is_translated(self) -> bool:
        """True when this row speaks its own language: the source, or with title and summary translated."""
        return self.alias_of_id is None and not ESSENTIAL_PARTS & set(self.polish_parts)

    @cached_property
    def versions(self) -> Mapping[str, Self]:
        """The live, public pages that say the same, by language; this page itself included even as a preview."""
        pages = readable(type(self).objects.filter(translation_key=self.translation_key))
        found = {page.language: page for page in pages}
        return found | {self.language: self}

    @cached_property
    def words(self) -> Self:
        """The page whose text is shown here: this one, or today's Polish one while this is not translated."""
        return self if self.is_translated else self.versions.get(SOURCE_LANGUAGE, self)

    def lang_of(self, part: str) -> str:
        """The language of a part where it differs from the page's, else "": for the `lang` attribute and the label."""
        shown_in = self.language
        if not self.is_translated:
            return SOURCE_LANGUAGE if shown_in != SOURCE_LANGUAGE else ""
        return SOURCE_LANGUAGE if part in self.polish_parts else ""

    @property
    def words_lang(self) -> str:
        """The language of title and summary where it is not the page's, else ""."""
        return self.lang_of("title")

    # Address ----------------------------------------------------------------------------------------------------------
    def get_url(self, request: HttpRequest | None = None, current_site: Site | None = None) -> str:
        """Root-relative: the portal is one site, whatever name it is asked by."""
        return path_of(self)

    url = property(get_url)

    @property
    def address(self) -> str:
        """The absolute address below SITE_URL, for canonical, hreflang, sitemap and mails."""
        return settings.SITE_URL + path_of(self)

    full_url = address

    #: Set by who found out along the way.
    is_known_public = False

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """As Wagtail's, in one query: the paths of the pages above are the beginnings of this one's."""
        if self.is_known_public:
            return PageViewRestriction.objects.none()
        above = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        return PageViewRestriction.objects.filter(page__path__in=above)

    @property
    def is_indexable(self) -> bool:
        """May search engines keep it? Then it is in the sitemap as well."""
        return self.is_translated and not self.leave_out_of_search

    @property
    def canonical_address(self) -> str:
        return self.words.address

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """(hreflang, absolute address) of every translated version; empty when this page is none of them."""
        if not self.is_indexable:
            return []
        found = {language: page.address for language, page in self.versions.items() if page.is_translated}
        default = found.get("en") or found.get(SOURCE_LANGUAGE) or self.address
        return [*sorted(found.items()), ("x-default", default)]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        added = added_context(self, request)  # first: it may fetch what the template asks of the page
        return super().get_context(request, *args, **kwargs) | {"words": self.words} | added

    @property
    def poster(self) -> Poster:
        """The drawing that stands for this page. Kinds of pages that have one of their own name it here."""
        return OF_THE_REGION

    @property
    def photo(self) -> SharedPicture | None:
        """The photograph that takes the drawing's place. Kinds of pages that have one name it here."""
        return None

    @property
    def shared_picture(self) -> SharedPicture:
        """What others show beside a link to this page: the photograph, or the drawing with the title."""
        return self.photo or shared_poster(self.poster, self.words.title)

    @property
    def updated_on(self) -> Any:
        return timezone.localdate(self.last_published_at) if self.last_published_at else None
