from typing import Any

from django.db.models import Aggregate, CharField, OuterRef, Subquery
from django.db.models.functions import Cast


class _Joined(Aggregate):
    """The values of a group in one text, separated by commas, in no particular order."""

    function = "GROUP_CONCAT"
    output_field = CharField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = "STRING_AGG(%(expressions)s, ',')"
        return self.as_sql(compiler, connection, template=template, **extra)


def joined(rows: Any, value: str) -> Subquery:
    """Of each place, the `value`s of the `rows` that point at it."""
    mine = rows.filter(place=OuterRef("pk")).order_by().values("place")
    return Subquery(mine.annotate(joined=_Joined(Cast(value, CharField()))).values("joined"))
