"""What the kernel knows of each model: a feature declares one `Kind` a model, and its `Feature` names them all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import Model, QuerySet

from .actors import Actor

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from .verification.papers import Paper

    Words = str | StrPromise

Policy = Callable[[Actor, Any], bool]
#: The language of what members write, where nothing else is known.
WRITTEN_IN = "pl"


def everybody(actor: Actor, instance: Model) -> bool:
    """The policy that nobody is refused by."""
    return True


@dataclass(frozen=True)
class DependsOn:
    """Another model whose rows say something of the kind's. `of` names the pks of those that one row concerns.

    `fields`: only when one of these is saved; empty: whichever.
    """

    model: type[Model]
    of: Callable[[Any], Iterable[int]]
    fields: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Findable:
    """How objects are found. `title` and `text` are in their `language`; `labels` are words of the interface.

    `rows` where that asks more than the kind's own. `parts` are rows of the longer texts that objects have, such as
    pages: with `object_id`, `number` from 1, `text` and `place`, which people are told; `intranet.search.services`
    writes them by `index_parts` alone. After `fades_on`, a day, an object is no longer valid.
    """

    code: str
    name: "Words"
    text: Callable[[Any], str]
    labels: Callable[[Any], str] = lambda _one: ""
    title: Callable[[Any], str] = str
    url: Callable[[Any], str] = lambda one: one.get_absolute_url()
    rows: Callable[[], QuerySet] | None = None
    depends_on: tuple[DependsOn, ...] = ()
    language: Callable[[Any], str] = lambda _one: WRITTEN_IN
    fades_on: Callable[[Any], date | None] = lambda _one: None
    parts: Callable[[], QuerySet] | None = None


@dataclass(frozen=True)
class Export:
    """A sheet of what is kept about one person or one organisation.

    `of` is the lookup from the kind's rows to its owner, or fetches the rows. A column is the name of a field, or words
    and what says the value.
    """

    title: "Words"
    of: str | Callable[[Any], Iterable[Any]]
    columns: tuple["str | tuple[Words, str | Callable[[Any], Any]]", ...]


@dataclass(frozen=True)
class Retention:
    """Rows are deleted so many days after the moment in the field `since`; those without one stay."""

    since: str
    days: int


@dataclass(frozen=True)
class Kind:
    """What a model is to comments, links, files, search, notices, log and exports.

    `rows` fetches objects with all that their words ask; who may see them says `visible_to` of the model's queryset,
    and nothing else. What can be talked about has `can_comment`, and with it comments, followers and links: `page`
    names the address that `get_absolute_url` leads to, whose arguments are fields. `can_comment` and `can_attach` are
    asked of who may see the object already. `paper` is what strangers may know of one that is printed with a code.
    Of the fields that are `never_logged`, the log says only that they were changed. Rows without `retention` stay.
    """

    model: type[Model]
    rows: Callable[[], QuerySet]
    page: str = ""
    can_comment: Policy | None = None
    can_attach: Policy | None = None
    search: Findable | None = None
    paper: "Callable[[Any], Paper] | None" = None
    of_person: tuple[Export, ...] = ()
    of_organisation: tuple[Export, ...] = ()
    never_logged: frozenset[str] = frozenset()
    retention: Retention | None = None

    @property
    def code(self) -> str:
        """What addresses call this kind: „outings.outing”."""
        return self.model._meta.label_lower

    def visible_to(self, actor: Actor) -> QuerySet:
        return self.rows().visible_to(actor)  # type: ignore[attr-defined]


#: By code.
KINDS: dict[str, Kind] = {}


def kind_of(instance: Model) -> Kind:
    return KINDS[instance._meta.label_lower]


def rows_of(content_type: ContentType) -> QuerySet:
    """Objects of this type, fetched with all that their words ask."""
    return KINDS[f"{content_type.app_label}.{content_type.model}"].rows()


def can_be_talked_about(instance: Model) -> bool:
    kind = KINDS.get(type(instance)._meta.label_lower)
    return kind is not None and kind.can_comment is not None


def talked_about() -> list[Kind]:
    return [kind for kind in KINDS.values() if kind.can_comment]


def with_subjects(name: str = "subject") -> GenericPrefetch:
    """For `prefetch_related` of rows that have a `subject`, or one of another name: a query a model."""
    return GenericPrefetch(name, [kind.rows() for kind in KINDS.values()])


def about(instance: Model, end: str = "") -> dict[str, Any]:
    """For rows with a `subject`, or an `end` of another name („first_”): those about this object."""
    return {f"{end}content_type": ContentType.objects.get_for_model(instance), f"{end}object_id": instance.pk}
