"""A page with one form that calls a service: shown, refused with what is wrong, out of date, or done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext as _
from django.views.generic import FormView
from django.views.generic.detail import SingleObjectMixin

from .access import require
from .actors import OPENED_FIELD, ActorRequest
from .drafts.form_drafts import DraftOf, open_draft
from .kinds import everybody
from .opened import ChangedMeanwhile, as_opened, opened_on
from .sent_forms import SentBefore, refuse_sent_before, sent_once
from .unsent import refill, value_sent
from .visibility import find

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    Words = str | StrPromise


class ServiceFormView(SingleObjectMixin, FormView):
    """A subclass names `form_class`, the `policy` that is asked of who sees the object, and the `service`, which is
    called with the actor, the object by the name of `argument`, and what was typed.

    Its object is one of `model` or `queryset` that the person may see; None where it has neither. `title`, `button`,
    `lead` and, once it is done, `success` may name it and what the service made of it, as `names` says. What is refused
    is said at the field that the refusal names, else at `error_field`. It is left for the object's page, else for that
    of what was made.

    A form that was sent and is shown again answers 422; 409 where somebody has changed the object meanwhile. One that
    arrives twice is acted on once, and leads twice to the same page.
    """

    template_name = "intranet/form.html"
    http_method_names = ["get", "head", "post"]
    policy: ClassVar[Callable[..., bool]] = everybody
    service: ClassVar[Callable[..., Any]]
    argument = ""
    title: "Words" = ""
    button: "Words" = ""
    lead: "Words" = ""
    success: "Words" = ""
    error_field: str | None = None
    request: ActorRequest
    object: Any = None
    result: Any = None

    def dispatch(self, request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]
        try:
            refuse_sent_before(request)
            self.object = self.get_object()
            require(type(self).policy(request.actor, self.object))
            return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]
        except SentBefore as before:
            return self.form_sent_before(before.address)

    def get_object(self, queryset: Any = None) -> Any:
        return super().get_object(queryset) if self.model or self.queryset is not None else None

    def get_queryset(self) -> QuerySet[Any]:
        return as_opened(super().get_queryset().visible_to(self.request.actor))  # type: ignore[attr-defined]

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form of a model is about the object, where that is one of this model."""
        kwargs, form_class = super().get_form_kwargs(), self.get_form_class()
        if issubclass(form_class, forms.ModelForm) and isinstance(self.object, form_class._meta.model):
            kwargs["instance"] = self.object
        return kwargs

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with refused(form, self.error_field):
                with sent_once(self.request) as sent:
                    self.result = self.save(form)
                    sent.address = self.get_success_url()
                self.say_success()
                return redirect(sent.address)
        except ChangedMeanwhile as changed:
            return self.render_to_response(self.get_context_data(form=form, changed=changed), status=409)
        return self.form_invalid(form)

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_sent_before(self, address: str) -> HttpResponse:
        messages.info(self.request, _("This was sent already and is saved once."))
        return redirect(address)

    def save(self, form: Any) -> Any:
        about = {self.argument: self.object} if self.argument else {}
        return type(self).service(actor=self.request.actor, **about, **form.cleaned_data)

    def say_success(self) -> None:
        if self.success:
            messages.success(self.request, self.words(self.success))

    def get_success_url(self) -> str:
        return resolve_url(self.success_url or self.object or self.result)

    @property
    def back(self) -> "Words":
        """The address to leave the form for."""
        return resolve_url(self.object)

    @property
    def draft_of(self) -> DraftOf | None:
        """What of it is kept until it is sent."""
        return None

    @property
    def names(self) -> dict[str, Any]:
        """What the texts may name: what was made and the object by their models, the object as `name` and `object`."""
        named = {str(one._meta.model_name): one for one in (self.result, self.object) if isinstance(one, Model)}
        return {**named, self.argument: self.object, "name": self.object, "object": self.object}

    def words(self, text: "Words") -> str:
        return str(text) % self.names

    def get_context_data(self, *, changed: ChangedMeanwhile | None = None, **kwargs: Any) -> dict[str, Any]:
        """Without what Django would call the object: a person would pass for the one who is logged in."""
        form = kwargs["form"] = kwargs.get("form") or self.get_form()
        draft = self.draft_of and open_draft(self.request.actor, form, self.draft_of)
        refill(form, self.request)
        shown: dict[str, Any] = {"title": self.words(self.title), "button": self.button, "lead": self.words(self.lead)}
        shown |= {"back": self.back, "draft": draft, "changed": changed, "opened_on": self._opened_on(changed)}
        return super(SingleObjectMixin, self).get_context_data(**shown, **kwargs)

    def _opened_on(self, changed: ChangedMeanwhile | None) -> str:
        """What was sent, also before a login ended, as long as nobody is told what has changed since."""
        if changed:
            return changed.opened_on
        if self.request.method == "POST":
            return self.request.POST.get(OPENED_FIELD, "")
        if (sent := value_sent(self.request, OPENED_FIELD)) is not None:
            return sent
        return opened_on(self.object) if hasattr(self.object, "last_entry") else ""


class SubjectFormView(ServiceFormView):
    """What it adds to an object of any kind changes nothing of it."""

    argument = "subject"

    def get_object(self, queryset: Any = None) -> Any:
        return find(self.request.actor, self.kwargs["kind"], self.kwargs["pk"])


@contextmanager
def refused(form: forms.BaseForm, field: str | None = None) -> Iterator[None]:
    """What a service refuses is said at the field that the refusal names, else at `field`; the form is shown again."""
    try:
        yield
    except ValidationError as refusal:
        for name, errors in getattr(refusal, "error_dict", {field: [refusal]}).items():
            form.add_error(name if name in form.fields else NON_FIELD_ERRORS, errors)
