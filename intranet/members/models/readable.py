from django.db import models


class Readable(models.Model):
    """What has readers; its queryset is a ReadableQuerySet, or asks `open_to` itself."""

    audience = models.ForeignKey("members.Audience", models.PROTECT, editable=False, related_name="+")

    class Meta:
        abstract = True
