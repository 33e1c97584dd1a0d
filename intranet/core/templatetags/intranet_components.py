"""Components of the intranet: props are keyword arguments, so that an unknown one is an error of the template."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import template
from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from ..actors import Actor
from ..models import AuditEntry
from ..waiting import Waiting
from ..words import label_of, name_of

register = template.Library()


@register.inclusion_tag("components/intranet_header.html", takes_context=True)
def intranet_header(context: template.Context) -> dict[str, Any]:
    """Brand, ways to the parts of the intranet, and the person's own pages."""
    request = context["request"]
    parts = [
        (_("Today"), reverse("dashboard")),
        (_("Notices"), reverse("notices")),
        (_("Organisations"), reverse("organisations")),
        (_("Working groups"), reverse("working_groups")),
    ]
    if request.actor.is_office:
        parts.append((_("Audit log"), reverse("audit_log")))
    home, *others = (url for _name, url in parts)
    current = next((url for url in others if request.path.startswith(url)), home if request.path == home else "")
    unseen = {reverse("notices"): request.actor.user.notices.unseen().count()}
    counted = [(name, url, unseen.get(url)) for name, url in parts]
    searches = request.path == reverse("intranet_search")  # it has a field of its own
    return {
        **{"request": request, "actor": request.actor, "parts": counted, "current": current},
        "has_field": request.actor.may_work and not searches,
    }


@register.inclusion_tag("components/acting_bar.html", takes_context=True)
def acting_bar(context: template.Context, *, actor: Actor) -> dict[str, Any]:
    """For whom the person acts; with a choice when they belong to more than one organisation."""
    return {"actor": actor, "csrf_token": context["csrf_token"]}


@register.inclusion_tag("components/post_button.html", takes_context=True)
def post_button(
    context: template.Context,
    *,
    action: str,
    words: str,
    about: str = "",
    name: str = "",
    value: str = "",
    is_quiet: bool = True,
) -> dict[str, Any]:
    """A button that changes something. `about` is read out only: what the change is about, where buttons repeat."""
    return {
        **{"action": action, "words": words, "about": about, "name": name, "value": value, "is_quiet": is_quiet},
        **{"actor": context["request"].actor, "csrf_token": context["csrf_token"]},
    }


@register.inclusion_tag("components/form_guard.html", takes_context=True)
def form_guard(context: template.Context) -> dict[str, Any]:
    """What every form of the intranet carries: proof that it is ours, and the organisation it was shown for."""
    return {"actor": context["request"].actor, "csrf_token": context["csrf_token"]}


@register.inclusion_tag("components/waiting_list.html")
def waiting_list(*, waiting: Iterable[Waiting]) -> dict[str, Any]:
    """What a person is expected to do, as it was ordered."""
    return {"waiting": waiting}


@register.inclusion_tag("components/timeline.html")
def timeline(*, entries: Iterable[AuditEntry]) -> dict[str, Any]:
    """What was done to an object: who, for whom, when, from, to."""
    return {"steps": [TimelineStep(entry) for entry in entries]}


@dataclass(frozen=True)
class TimelineStep:
    entry: AuditEntry

    @property
    def before(self) -> str:
        return self._label("state", self.entry.before)

    @property
    def after(self) -> str:
        return self._label("state", self.entry.after)

    @property
    def changes(self) -> list[tuple[str, Any, Any]]:
        """Name of the field, what it was, what it became."""
        return [
            (name_of(self._model, field), self._label(field, before), self._label(field, after))
            for field, (before, after) in self.entry.changes.items()
        ]

    @property
    def _model(self) -> type[Model]:
        return type(self.entry.subject)  # type: ignore[return-value]

    def _label(self, field: str, value: Any) -> Any:
        return label_of(self._model, field, value)
