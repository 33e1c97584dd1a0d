from django.db import models
from django.utils.translation import pgettext_lazy

from .lookups import Begins
from .querysets import RecordQuerySet


class Record(models.Model):
    """What the index keeps of one object. `kind` is the code of a Findable, `title` what suggestions say.

    After the day `fades_on` it is found still, but behind what is valid.
    """

    kind = models.CharField(max_length=40)
    object_id = models.PositiveBigIntegerField()
    title = models.CharField(max_length=200, default="")
    fades_on = models.DateField(null=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("of the search", "record")
        verbose_name_plural = pgettext_lazy("of the search", "records")
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="record_once_an_object")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class Term(models.Model):
    """A term of a record's words, and how much a hit there is worth.

    `part` is the first of the object's parts that says it; 0: it is said of the object as a whole.
    """

    record = models.ForeignKey(Record, models.CASCADE, related_name="terms")
    term = models.CharField(max_length=30)
    weight = models.PositiveSmallIntegerField()
    part = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = pgettext_lazy("of the search", "term")
        verbose_name_plural = pgettext_lazy("of the search", "terms")
        constraints = [models.UniqueConstraint(fields=["record", "term", "part"], name="term_once_a_part")]
        indexes = [
            models.Index(  # answers alone, also for what a term begins with, whatever PostgreSQL's collation
                fields=["term", "record", "weight"],
                name="records_of_a_term",
                opclasses=["varchar_pattern_ops", "int8_ops", "int2_ops"],
            )
        ]

    def __str__(self) -> str:
        return self.term


Term._meta.get_field("term").register_lookup(Begins, "begins")
