"""A form in several steps: what was typed waits in the session, and nothing is written before the last."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from formtools.wizard.views import SessionWizardView

from .actors import ActorRequest
from .unsent import refill

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class StepsView(SessionWizardView):
    """A subclass names `form_list` (name and form of each step), `title` and `button`, and redirects from `done`, where
    it calls its service.

    The door checks for each step whom it was shown for; what is typed for one organisation never mixes with what is
    typed for another. The last step acts once: sent twice, it leads twice to what was made.
    """

    template_name = "intranet/steps.html"
    title: "StrPromise | str" = ""
    button: "StrPromise | str" = ""
    request: ActorRequest

    def get_prefix(self, request: ActorRequest, *args: Any, **kwargs: Any) -> str:
        return f"{super().get_prefix(request, *args, **kwargs)}-{request.actor.form_value}"

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        self._begin_another()
        return super().get(*args, **kwargs)

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """What comes from no step begins anew."""
        step = self.request.POST.get(f"{self.prefix}-current_step")
        if step not in self.get_form_list():
            return redirect(self.request.path)
        if step == self.steps.last:
            return self._post_last(*args, **kwargs)
        self._begin_another()
        return super().post(*args, **kwargs)

    def render(self, form: Any = None, **kwargs: Any) -> HttpResponse:
        """A step that was sent and is shown again answers 422."""
        if form is not None:
            refill(form, self.request)
        response = super().render(form, **kwargs)
        if form is not None and form.errors:
            response.status_code = 422
        return response

    def render_done(self, form: Any, **kwargs: Any) -> HttpResponse:
        response = super().render_done(form, **kwargs)
        if response.status_code == 302:
            self.request.session[self._made_key] = response.headers["Location"]
        return response

    @transaction.atomic
    def _post_last(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """One at a time in a session: what is typed leaves it in the transaction that writes."""
        session = self.request.session
        if Session.objects.select_for_update().filter(pk=session.session_key).first() is None:
            return redirect(self.request.path)  # logged out meanwhile
        session._session_cache = session.load()  # type: ignore[attr-defined]
        if made := session.get(self._made_key):
            messages.info(self.request, _("This was sent already and is saved once."))
            return redirect(made)
        response = super().post(*args, **kwargs)
        session.save()
        return response

    def _begin_another(self) -> None:
        self.request.session.pop(self._made_key, None)

    @property
    def _made_key(self) -> str:
        """Where the session keeps the address of what the last step made, until another is begun."""
        return f"{self.prefix}-made"
