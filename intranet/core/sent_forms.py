"""A form that arrives twice is acted on once: after a double tap, or sent again because its answer was lost.

Each form shown has a key of its own. Sent with anything else in it, as after going back, it is another one.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from secrets import token_urlsafe

from django.db import transaction

from .actors import ActorRequest
from .models import SentForm

#: What a form carries that may be acted on once.
KEY_FIELD = "form_key"


class SentBefore(Exception):
    """The same form, with the same in it, was acted on already: `address` is where that led."""

    def __init__(self, address: str) -> None:
        self.address = address


def new_key() -> str:
    return token_urlsafe(12)


def refuse_sent_before(request: ActorRequest) -> None:
    """Raises SentBefore."""
    if sha256 := _sha256(request):
        _refuse(request, sha256)


@contextmanager
def sent_once(request: ActorRequest) -> Iterator[SentForm]:
    """The block acts on the form and says in what it is given to which address that leads; without one it has not.

    Raises SentBefore, also where the same form is acted on at this very moment: this one waits for the other, and
    nothing of the block stays, whatever it has met. Files are brought outside of any transaction, for SQLite's other
    writers would wait for each: of two forms with the same file at this very moment both are acted on.
    """
    sent = SentForm(user=request.actor.user, sha256=_sha256(request))
    if not sent.sha256:
        yield sent
        return
    try:
        with nullcontext() if request.FILES else transaction.atomic():
            yield sent
            if sent.address:
                sent.save(force_insert=True)
    except Exception:  # whatever it is: the form that came first may have brought it about
        _refuse(request, sent.sha256)
        raise


def _refuse(request: ActorRequest, sha256: str) -> None:
    if before := SentForm.objects.filter(user=request.actor.user, sha256=sha256).first():
        raise SentBefore(before.address) from None


def _sha256(request: ActorRequest) -> str:
    """ "" where the form carries no key. Large files are read for it once."""
    if not hasattr(request, "sent_sha256"):
        request.sent_sha256 = _hash_of_all(request)  # type: ignore[attr-defined]
    return request.sent_sha256  # type: ignore[attr-defined]


def _hash_of_all(request: ActorRequest) -> str:
    if request.method != "POST" or not request.POST.get(KEY_FIELD):
        return ""
    found = hashlib.sha256(repr((request.path, sorted(request.POST.lists()))).encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            found.update(repr((name, file.name, file.size)).encode())
            for chunk in file.chunks():
                found.update(chunk)
            file.seek(0)
    return found.hexdigest()
