"""What can be found: one record a thing, with its texts by language and its topics.

Everything here is derived from what sources say (`cms.core.findable`) and can be built anew at any time.
"""

from uuid import uuid4

from django.db import models


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
