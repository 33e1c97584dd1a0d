"""A form in several steps: what was typed waits in the session, and nothing is written before the last."""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import redirect
from formtools.wizard.views import SessionWizardView

from .actors import ActorRequest

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class StepsView(SessionWizardView):
    """A subclass names `form_list` (name and form of each step), `title` and `button`, and calls its service in `done`.

    The door checks for each step whom it was shown for; what is typed for one organisation never mixes with what is
    typed for another.
    """

    template_name = "intranet/steps.html"
    title: "StrPromise | str" = ""
    button: "StrPromise | str" = ""
    request: ActorRequest

    def get_prefix(self, request: ActorRequest, *args: Any, **kwargs: Any) -> str:
        return f"{super().get_prefix(request, *args, **kwargs)}-{request.actor.form_value}"

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """What comes from no step begins anew."""
        if self.request.POST.get(f"{self.prefix}-current_step") not in self.get_form_list():
            return redirect(self.request.path)
        return super().post(*args, **kwargs)

    def render(self, form: Any = None, **kwargs: Any) -> HttpResponse:
        """A step that was sent and is shown again answers 422."""
        response = super().render(form, **kwargs)
        if form is not None and form.errors:
            response.status_code = 422
        return response
