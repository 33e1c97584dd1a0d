"""What somebody sent whose login had ended: shown to them again once they are back, and never sent by itself.

It waits in the session, which passes through every way of logging in. Only a form that the house had shown to a person
is kept, and only for that person: whoever else logs in at the same browser sees nothing of it.
"""

from dataclasses import asdict, dataclass
from time import time
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.signing import BadSignature
from django.http import HttpRequest, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from cms.core.paths import INTRANET

from .actors import FORM_FIELD, PERSON_FIELD, person_signer
from .sent_forms import KEY_FIELD

#: What a form carries that is nothing but a button.
BUTTON_FIELD = "is_button"

KEPT_FOR = 3600  # seconds
#: Characters of all names and values, encoded as a form sends them.
MOST = 100_000

_SESSION_KEY = "unsent"
_OF_THE_HOUSE = frozenset({"csrfmiddlewaretoken", FORM_FIELD, PERSON_FIELD, BUTTON_FIELD, KEY_FIELD})


def person_shown(request: HttpRequest) -> str:
    """The pk of the person to whom the form that is sent was shown; "" where it does not say, or lies."""
    try:
        return person_signer.unsign(request.POST.get(PERSON_FIELD, ""))
    except BadSignature:
        return ""


@dataclass(frozen=True)
class Unsent:
    """`path` is where it was sent to, `page` where the person was, and `texts` what they had typed, as it came."""

    path: str
    page: str
    person: str
    acting_for: str
    texts: str
    is_too_long: bool
    had_files: bool
    is_button: bool
    at: float

    def is_shown_at(self, request: HttpRequest) -> bool:
        return request.method == "GET" and (self.page == request.get_full_path() or self.path == request.path)

    @property
    def words(self) -> str:
        if self.is_button:
            return _("Nothing was done: your login had ended or changed. If you still want it, press the button again.")
        kept = _("What you typed is here again: look at it and send it once more.")
        lost = _("What you typed was too long to be kept: please write it again.")
        files = _("Files cannot be kept: choose them again.") if self.had_files else ""
        nothing = _("Nothing was sent: your login had ended or changed.")
        return " ".join(filter(None, (nothing, lost if self.is_too_long else kept, files)))


def keep(request: HttpRequest) -> Unsent | None:
    """Of a POST that nobody takes; instead of one kept before. None, and nothing kept, where no form of ours says whose
    it is.
    """
    if not (person := person_shown(request)):
        return None
    texts = _typed(request.POST)
    is_too_long = len(texts) > MOST
    unsent = Unsent(
        path=request.path,
        page=page_of(request),
        person=person,
        acting_for=request.POST.get(FORM_FIELD, ""),
        texts="" if is_too_long else texts,
        is_too_long=is_too_long,
        had_files=bool(request.FILES),
        is_button=BUTTON_FIELD in request.POST,
        at=time(),
    )
    request.session[_SESSION_KEY] = asdict(unsent)
    return unsent


def page_of(request: HttpRequest) -> str:
    """Where the person was as they sent it, as far as their browser says; else where it was sent to."""
    return came_from(request, otherwise=request.get_full_path())


def came_from(request: HttpRequest, *, otherwise: str = INTRANET) -> str:
    """The page of the intranet that the browser says it was on."""
    said = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(said, allowed_hosts={request.get_host()})
    page = urlsplit(said)._replace(scheme="", netloc="", fragment="").geturl() if is_ours else ""
    return page if page.startswith(INTRANET) else otherwise


def unsent_of(request: HttpRequest) -> Unsent | None:
    """What waits for this person; what is anybody else's, or older than an hour, is dropped."""
    kept = request.session.get(_SESSION_KEY)
    if kept and kept["person"] == str(request.user.pk) and time() - kept["at"] < KEPT_FOR:
        return Unsent(**kept)
    if kept:
        drop(request)
    return None


def drop(request: HttpRequest) -> None:
    request.session.pop(_SESSION_KEY, None)


def is_sent_by(request: HttpRequest, unsent: Unsent) -> bool:
    """Its fields are all sent now, whatever is answered: a refused form shows what was typed by itself."""
    is_post = request.method == "POST" and unsent.path == request.path
    return is_post and set(QueryDict(unsent.texts)) <= set(request.POST)


def refill(form: forms.BaseForm, request: HttpRequest, *, action: str = "") -> None:
    """What the person had typed stands in the form again, if it was sent to `action`, by default the present address.

    Nothing is checked, and what the page itself says in hidden fields stays. No-op for a form that was sent just now.
    """
    unsent: Unsent | None = getattr(request, "unsent", None)
    if unsent is None or form.is_bound or unsent.path != (action or request.path):
        return
    typed = QueryDict(unsent.texts)
    if any(bound.html_name in typed for bound in form):
        form.initial.update(_values(form, typed))


def value_sent(request: HttpRequest, name: str) -> str | None:
    """What a hidden field said that the person had sent to the present address; None where nothing waits for it."""
    unsent: Unsent | None = getattr(request, "unsent", None)
    return QueryDict(unsent.texts).get(name, "") if unsent and unsent.path == request.path else None


def _values(form: forms.BaseForm, typed: QueryDict) -> dict[str, Any]:
    return {
        bound.name: bound.field.widget.value_from_datadict(typed, {}, bound.html_name)
        for bound in form
        if not (bound.is_hidden or isinstance(bound.field.widget, forms.FileInput | forms.PasswordInput))
        and not bound.field.widget.value_omitted_from_data(typed, {}, bound.html_name)
    }


def _typed(sent: QueryDict) -> str:
    """Without what the house put in, and without secrets."""
    kept = sent.copy()
    for name in list(kept):
        if name in _OF_THE_HOUSE or "password" in name.lower():
            del kept[name]
    return kept.urlencode()
