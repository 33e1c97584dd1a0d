from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.core.models import BasePage
from cms.core.posters import Poster
from cms.places.posters import poster_of

from ..posters import OF_THE_CLUSTER
from .member import Member


class MemberPage(BasePage):
    """The words about a member in one language. Its facts are the `Member`.

    Pages come from what members propose in the intranet (`cms.cluster.services`); editors correct and translate them.
    """

    member = models.ForeignKey(Member, models.PROTECT, related_name="pages", verbose_name=_("facts"))
    text = models.TextField(
        _("text"), max_length=5000, blank=True, help_text=_("Plain paragraphs, with an empty line between them.")
    )

    is_creatable = False
    can_be_copied: ClassVar[bool] = False
    parent_page_types: ClassVar[list[str]] = ["cluster.ClusterPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A member of the cluster. Its facts come from the intranet.")
    template = "cms/cluster/member_page.html"

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("text"),
        FieldPanel(
            "member",
            read_only=True,
            help_text=_("The organisation proposes changes of its facts in the intranet; the office corrects them."),
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("text")]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("member", overridable=False),
    ]

    class Meta:
        verbose_name = _("member of the cluster")
        verbose_name_plural = _("members of the cluster")

    @property
    def place_id(self) -> int | None:
        return self.member.place_id

    @property
    def text_note(self) -> str:
        """The language of the text where it is to be said apart: title and summary are in another."""
        return "" if self.words_lang else self.lang_of("text")

    @property
    def poster(self) -> Poster:
        """Of its place when it has one."""
        place = self.member.place
        return poster_of(place) if place else OF_THE_CLUSTER

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        facts = Member.objects.select_related("municipality__county", "place__kind")
        self.member = facts.get(pk=self.member_id)
        return super().get_context(request, *args, **kwargs) | {"member": self.member}
