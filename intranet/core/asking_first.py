"""Buttons whose deed cannot be undone: the first press says what will happen, the second does it."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from .actors import FORM_FIELD, OPENED_FIELD, PERSON_FIELD, ActorRequest
from .unsent import came_from

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    Words = str | StrPromise

#: What the form of such a button carries; without it, as from the page that asks, the deed is done.
ASK_FIELD = "ask_first"
_OF_THE_FORM = frozenset({"csrfmiddlewaretoken", ASK_FIELD, FORM_FIELD, PERSON_FIELD, OPENED_FIELD})

View = Callable[..., HttpResponse]


def asks_first(
    question: "Words", consequence: "Words", *, button: "Words", about: Callable[[QueryDict], bool] = bool
) -> Callable[[View], View]:
    """For a view that a button posts to, where it is `about` what was sent."""

    def decorate(view: View) -> View:
        @wraps(view)
        def ask(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if ASK_FIELD not in request.POST or not about(request.POST):
                return view(request, *args, **kwargs)
            context = {
                "question": question,
                "consequence": consequence,
                "button": button,
                "sent": [(name, value) for name, value in request.POST.items() if name not in _OF_THE_FORM],
                "opened_on": request.POST.get(OPENED_FIELD, ""),
                "back": came_from(request),
            }
            return render(request, "intranet/asking_first.html", context)

        return ask

    return decorate
