"""What can be found, what editors say about finding it, and what visitors asked for.

Records, texts, tags and terms are derived from what sources say (`cms.core.findable`) and can be built anew any time.
"""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, PreviewableMixin

from .lines import lines, validate_lines, validate_two_lines

LANGUAGES_OR_ALL = [("", _("all, as a name")), *settings.LANGUAGES]


class Record(models.Model):
    """A thing that anybody may find. `urls`: root-relative, by the language of the reader; `names`: its other ones;
    `tokens`: its topics as terms; `stamp`: another one after every change."""

    key = models.CharField(max_length=160, unique=True)
    type = models.CharField(max_length=20, db_index=True)
    is_verified = models.BooleanField(default=True)
    prominence = models.FloatField(default=1.0)
    latitude = models.FloatField(null=True, db_index=True)
    longitude = models.FloatField(null=True)
    expires_at = models.DateTimeField(null=True)
    urls = models.JSONField(default=dict)
    names = models.JSONField(default=list)
    tokens = models.JSONField(default=list)
    stamp = models.UUIDField(default=uuid4)

    def __str__(self) -> str:
        return self.key


class Text(models.Model):
    """What a record says in one language; a record without any has none that readers of another get to see."""

    record = models.ForeignKey(Record, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2)
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "language"], name="one_text_a_language")]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


class Tag(models.Model):
    """A record has this value of a facet: it is counted and narrowed down by it."""

    record = models.ForeignKey(Record, models.CASCADE, related_name="tags")
    facet = models.CharField(max_length=20)
    value = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "facet", "value"], name="one_tag_a_value")]
        indexes = [models.Index(fields=["facet", "value", "record"], name="records_by_tag")]

    def __str__(self) -> str:
        return f"{self.facet}: {self.value}"


class IndexStamp(models.Model):
    """The only row: what the finished index was made with, and of which content the list of its terms is."""

    fingerprint = models.CharField(max_length=64)
    terms_of = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.fingerprint


class Term(models.Model):
    """A term of the index and how many records have it; "" is the language of names. For near spellings only."""

    language = models.CharField(max_length=2, blank=True)
    term = models.CharField(max_length=30)
    records = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "term"], name="one_term_a_language")]

    def __str__(self) -> str:
        return self.term


class Change(models.Model):
    """A record that has changed, or is gone, since Elasticsearch heard of it. Of two changes of a record the later has
    the greater `pk`."""

    record = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.pk}: record {self.record}"


class Synonym(PreviewableMixin, models.Model):
    """Words that mean the same, in one language or, as names of towns do, in all (""). The preview tries them out."""

    language = models.CharField(_("language of the words"), max_length=2, blank=True, choices=LANGUAGES_OR_ALL)
    words = models.TextField(
        _("words that mean the same"),
        help_text=_("One on each line, two or more: whoever asks for one of them finds what says any of the others."),
        validators=[validate_two_lines],
    )
    example = models.CharField(
        _("a query to try"),
        max_length=100,
        blank=True,
        help_text=_("The preview shows what is found for each of the words, and for this, without them and with them."),
    )

    class Meta:
        verbose_name = _("synonyms and exonyms")
        verbose_name_plural = _("synonyms and exonyms")

    def __str__(self) -> str:
        return " = ".join(lines(self.words))

    def make_preview_request(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """In the editor's language: Wagtail asks as a visitor of the site would."""
        self._language_of_preview = get_language()
        return super().make_preview_request(*args, **kwargs)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        with override(self._language_of_preview):
            return super().serve_preview(request, mode_name).render()

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "search/synonym_preview.html"

    def get_preview_context(self, request: object, mode_name: str) -> dict[str, object]:
        from .editors.synonym_preview import comparisons

        return {"synonym": self, "comparisons": comparisons(self)}


class Promotion(ClusterableModel):
    """Pages that are recommended to whoever asks one of the queries in this language."""

    language = models.CharField(_("language of the queries"), max_length=2, choices=settings.LANGUAGES)
    queries = models.TextField(
        _("queries"),
        help_text=_("One on each line. Other forms of the words count as well, in any order; further words do not."),
        validators=[validate_lines],
    )

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")

    def __str__(self) -> str:
        return ", ".join(lines(self.queries))


class PromotedPage(Orderable):
    promotion = ParentalKey(Promotion, on_delete=models.CASCADE, related_name="pages")
    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("page"))

    class Meta(Orderable.Meta):
        verbose_name = _("recommended page")
        verbose_name_plural = _("recommended pages")

    def __str__(self) -> str:
        return str(self.page)

    def clean(self) -> None:
        from .indexing.sources import keys_of

        super().clean()
        if self.page_id and not any(keys_of([self.page.specific])):
            raise ValidationError({"page": _("Home and section pages are offered above the results already.")})


class QueryCount(models.Model):
    """How often a day this was asked in a language, found nothing, and led to a click; `positions` is their sum."""

    day = models.DateField()
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    query = models.CharField(_("query"), max_length=100)
    asked = models.PositiveIntegerField(default=0)
    without_results = models.PositiveIntegerField(default=0)
    clicks = models.PositiveIntegerField(default=0)
    positions = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "language", "query"], name="one_count_a_day_and_query")]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.day} {self.query} ({self.language})"


class ClickCount(models.Model):
    """How often a day the result in this place, counted from 1, was opened."""

    day = models.DateField()
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    position = models.PositiveIntegerField(_("place in the list"))
    clicks = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "language", "position"], name="one_count_a_day_and_place")
        ]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.day} {self.position} ({self.language})"
