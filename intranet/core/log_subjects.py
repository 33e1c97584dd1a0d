"""What the audit log says of this app's own objects."""

from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import QuerySet

from .models import Attachment, Comment, Feed, Link
from .shared import KINDS
from .subjects import register


def _comments() -> QuerySet[Comment]:
    return Comment.objects.select_related("author")


def _links() -> QuerySet[Link]:
    ends = [kind.rows() for kind in KINDS.values()]
    return Link.objects.prefetch_related(GenericPrefetch("first", ends), GenericPrefetch("second", ends))


register(_comments, _links, Attachment.objects.all, Feed.objects.all)
