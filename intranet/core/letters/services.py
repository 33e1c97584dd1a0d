"""Letters are written in the transaction of what they tell, and leave once it is committed."""

from collections.abc import Iterable, Sequence
from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django_q.tasks import async_task

from cms.users.models import User

from ..kinds import about
from ..models import Letter, Outsider
from .kinds import LetterKind

SEND_TASK = "intranet.core.letters.tasks.send_letters"
#: So few that a slow mail server does not outlast the worker's patience.
LETTERS_A_TASK = 10

Recipient = User | Outsider | str


@transaction.atomic
def write_letters(
    *, kind: LetterKind, to: Iterable[Recipient], subject: Model, occasion: str = "", language: str = ""
) -> list[Letter]:
    """One to each, once an occasion; `language` is that of bare addresses. Returns those that are new.

    The same few queries for one and for many.
    """
    of_occasion = Letter.objects.filter(kind=kind.code, occasion=occasion, **about(subject))
    known = set(of_occasion.values_list("recipient", flat=True))
    letters = [_letter(kind, one, subject, occasion, language) for one in to]
    new = [letter for letter in letters if letter.recipient not in known]
    Letter.objects.bulk_create(new, ignore_conflicts=True)
    written = list(of_occasion.filter(recipient__in=[letter.recipient for letter in new]).order_by("pk"))
    transaction.on_commit(partial(leave_to_worker, [letter.pk for letter in written]))
    return written


def leave_to_worker(pks: Sequence[int]) -> None:
    for start in range(0, len(pks), LETTERS_A_TASK):
        async_task(SEND_TASK, *pks[start : start + LETTERS_A_TASK])


def _letter(kind: LetterKind, to: Recipient, subject: Model, occasion: str, language: str) -> Letter:
    letter = Letter(kind=kind.code, subject=subject, occasion=occasion)
    if isinstance(to, User):
        letter.user, letter.recipient, letter.language = to, f"user {to.pk}", to.reads
    elif isinstance(to, Outsider):
        letter.outsider, letter.recipient, letter.language = to, f"outsider {to.pk}", to.language
    else:
        letter.email = letter.recipient = to.strip().lower()
        letter.language = language or settings.LANGUAGE_CODE
    return letter
