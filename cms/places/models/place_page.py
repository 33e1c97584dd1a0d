from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.core.blocks import PictureBlock
from cms.core.models import BasePage
from cms.core.posters import Poster
from cms.core.sharing.pictures import SharedPicture, shared_photo

from ..blocks import BODY_BLOCKS
from ..forms import PlacePageForm
from ..panels import FactsPanel
from ..posters import poster_of
from .place import Place


class PlacePage(BasePage):
    """The words about a place in one language. Its facts are the `Place`, which a new page makes along the way."""

    place = models.ForeignKey(
        Place,
        models.PROTECT,
        related_name="pages",
        verbose_name=_("facts"),
        help_text=_("Leave empty to make a new record of facts together with this page."),
    )
    other_names = models.CharField(
        _("also known as"),
        max_length=300,
        blank=True,
        help_text=_("Other names, separated by semicolons: “Schloss Moschen; Moszna Castle”."),
    )
    body = StreamField(BODY_BLOCKS, verbose_name=_("text"), blank=True)
    gallery = StreamField([("picture", PictureBlock())], verbose_name=_("gallery"), blank=True)

    base_form_class = PlacePageForm
    can_be_copied: ClassVar[bool] = False
    parent_page_types: ClassVar[list[str]] = ["places.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A place worth a visit, in words and pictures. Facts are kept once for all languages.")
    template = "cms/places/place_page.html"

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("other_names"),
        FactsPanel(heading=_("Facts")),
        FieldPanel("body"),
        FieldPanel("gallery"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("other_names", boost=3),
        index.SearchField("body"),
        index.RelatedFields("place", [index.SearchField("town"), index.FilterField("section")]),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("place", overridable=False),
    ]

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """A page whose facts are only sketched makes them along the way, hidden until the page is published."""
        if self.place_id is None and self.place is not None:
            with transaction.atomic():
                sketch = self.place
                self.place = Place.objects.create_draft(name=sketch.name, section=sketch.section, kind=sketch.kind)
                return super().save(*args, **kwargs)
        return super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        rivals = PlacePage.objects.filter(place=self.place_id, locale=self.locale_id) if self.place_id else None
        if rivals is not None and rivals.exclude(translation_key=self.translation_key).exists():
            raise ValidationError({"place": _("These facts have a page in this language already.")})

    @property
    def names(self) -> list[str]:
        """The other names, one by one."""
        return [name.strip() for name in self.words.other_names.split(";") if name.strip()]

    @property
    def poster(self) -> Poster:
        return poster_of(self.place)

    @cached_property
    def photo(self) -> SharedPicture | None:
        """The first of the gallery."""
        return shared_photo(self.words.gallery[0].value) if self.words.gallery else None

    @property
    def is_indexable(self) -> bool:
        return super().is_indexable and not self.place.leave_out_of_search
