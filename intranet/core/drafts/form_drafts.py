"""What a form keeps of what is typed into it, until it is sent: in the browser at once, and on the server."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.db.models import Model
from django.urls import reverse

from ..actors import Actor
from ..canonical import fingerprint
from ..kinds import kind_of
from ..models import Draft

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class DraftOf:
    """A form declares what it is for: texts called `name`, about `subject`. What has no object yet is about what it
    will belong to.

    `based_on` is the number of the wording that the form shows; without one its very words are compared. `stamp`
    changes once what was sent has arrived; by default the wording does. A form for something new has to say it.
    """

    subject: Model
    name: str
    based_on: int | None = None
    stamp: object = None


@dataclass(frozen=True)
class FormDraft:
    """For the form's template. `draft` is what its person had typed, if anything; the form shows it if `is_restored`.

    Where the wording has moved on since, `others` are its texts, each with the name and the label of its field: they
    stand beside the form then.
    """

    key: str
    stamp: str
    url: str
    based_on: str
    draft: Draft | None
    is_restored: bool
    others: list[tuple[str, "StrPromise | str", str]]

    @property
    def number(self) -> int:
        return self.draft.number if self.draft else 0


def open_draft(actor: Actor, form: forms.BaseForm, of: DraftOf) -> FormDraft:
    """Puts what the person had typed into the form, if it was not sent just now and the wording is still the same."""
    shown, wording, code = _texts(form), _wording(form, of), kind_of(of.subject).code
    draft = Draft.objects.own(actor, of.subject, of.name).first()
    kept = {name: text for name, text in draft.texts.items() if name in shown} if draft else {}
    is_other = not form.is_bound and any(kept.values()) and shown | kept != shown
    is_outdated = is_other and draft is not None and draft.based_on != wording
    if is_other and not is_outdated:
        form.initial.update({bound.name: kept[bound.html_name] for bound in form if bound.html_name in kept})
    return FormDraft(
        key=f"{actor.user.pk}:{actor.form_value}:{code}:{of.subject.pk}:{of.name}",
        stamp=wording if of.stamp is None else str(of.stamp),
        url=reverse("save_draft", args=[code, of.subject.pk, of.name]),
        based_on=wording,
        draft=draft,
        is_restored=is_other and not is_outdated,
        others=[(name, _label(form, name), text) for name, text in kept.items()] if is_outdated else [],
    )


def _wording(form: forms.BaseForm, of: DraftOf) -> str:
    if of.based_on is not None:
        return str(of.based_on)
    return fingerprint(_texts(form))


def _texts(form: forms.BaseForm) -> dict[str, str]:
    """What stands in the form before anything is typed, by the names of its fields."""
    return {
        form.add_prefix(name): str(form.get_initial_for_field(field, name) or "")
        for name, field in form.fields.items()
        if _is_text(field.widget)
    }


def _is_text(widget: forms.Widget) -> bool:
    return isinstance(widget, forms.Textarea) or getattr(widget, "input_type", "") == "text"


def _label(form: forms.BaseForm, html_name: str) -> "StrPromise | str":
    return next((bound.label for bound in form if bound.html_name == html_name), html_name)
