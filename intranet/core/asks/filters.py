from typing import Any, ClassVar

import django_filters
from django.utils.translation import gettext_lazy as _

from ..filters import FilterSet
from ..models import Ask
from ..querysets import AskQuerySet
from .enums import AskState
from .kinds import AskKind


class AskFilterSet(FilterSet):
    """A subclass names its `ask_kind`; rows are `with_answers_for` the reader, who finds by no answer that they do not
    read.
    """

    ask_kind: ClassVar[AskKind]

    state = django_filters.ChoiceFilter(label=_("State"), method="of_state")

    class Meta:
        model = Ask
        fields = ["state"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["state"].extra["choices"] = self.ask_kind.choices

    def of_state(self, rows: AskQuerySet, name: str, value: str) -> AskQuerySet:
        return rows.filter(state=value) if value in AskState else rows.answered(value).filter(shows_answer=True)


class OrganisationAskFilterSet(AskFilterSet):
    """Where people are asked for their organisations: by those that are in the list."""

    organisation = django_filters.ModelChoiceFilter(queryset=lambda _request: None, label=_("Organisation"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisations = Ask.organisation.field.related_model._default_manager
        pks = self.queryset.order_by().values("organisation")
        self.filters["organisation"].queryset = organisations.filter(pk__in=pks)
