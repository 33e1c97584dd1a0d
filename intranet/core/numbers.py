from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, QuerySet, Value
from django.utils.formats import number_format


@dataclass(frozen=True)
class Number:
    """How many there are of something, what it is in words that fit the number, and where it is listed.

    A Decimal is money: so many złoty.
    """

    value: int | Decimal
    words: str
    url: str

    @property
    def shown(self) -> str:
        if isinstance(self.value, Decimal):
            return f"{number_format(self.value, 2, force_grouping=True)}\N{NO-BREAK SPACE}zł"
        return str(self.value)


def count(*rows: QuerySet) -> list[int]:
    """How many different ones there are of each, in their order; one query for all."""
    first, *others = (
        one.order_by().annotate(which=Value(place)).values("which").annotate(number=Count("pk", distinct=True))
        for place, one in enumerate(rows)
    )
    found = {row["which"]: row["number"] for row in first.union(*others, all=True)}
    return [found.get(place, 0) for place in range(len(rows))]
