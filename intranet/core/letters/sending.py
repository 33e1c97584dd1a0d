"""How a letter leaves: written at that moment, once, or again later when the mail server refuses."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from cms.core.files.names import safe_name

from ..enums import LetterState
from ..kinds import rows_of
from ..models import Letter
from ..notice_kinds import NoticeKind
from ..notices import notify
from ..people import office
from ..visibility import who_sees
from .kinds import KINDS, LetterKind, Part


def _failed(letter: Letter) -> str:
    params = {"recipient": letter, "words": KINDS[letter.kind].name}
    return _("A letter to %(recipient)s could not be sent: %(words)s") % params


def _url_of_failed(letter: Letter) -> str:
    return f"{reverse('letters')}?state={letter.state}"


LETTER_FAILED = NoticeKind(
    code="letters.failed", name=gettext_lazy("A letter could not be sent"), words=_failed, url=_url_of_failed
)
#: How long sending may take; after that another worker tries again what one has died over.
LEASE = timedelta(minutes=10)
#: Some five hours: the pause doubles up to an hour.
TRIES = 10


def send_letter(pk: int, connection: BaseEmailBackend) -> None:
    """A no-op for one that has left, or that another worker has in hand. Raises what the mail server raises.

    A worker that dies after sending leaves it waiting: it is sent again, with the same Message-ID, and never lost.
    """
    letter = _claim(pk)
    if letter is None:
        return
    kind = KINDS[letter.kind]
    letter.subject = rows_of(letter.content_type).get(pk=letter.object_id)
    if not _is_for(kind, letter):
        _note(letter, state=LetterState.NEEDLESS)
        return
    try:
        with override(letter.language), timezone.override(_time_zone(letter)):
            message = _message(kind, letter)
        connection.open()
        message.connection = connection
        message.send()
    except Exception:  # whatever it is, the letter is tried again later; the caller hears of it
        _note_failure(letter)
        raise
    _note(letter, state=LetterState.LEFT, left_at=timezone.now())


@transaction.atomic
def _claim(pk: int) -> Letter | None:
    now = timezone.now()
    letter = Letter.objects.select_for_update(of=("self",)).to_send(now).filter(pk=pk).first()
    if letter:
        letter.tries += 1
        _note(letter, tries=letter.tries, try_at=now + LEASE)
    return letter


def _is_for(kind: LetterKind, letter: Letter) -> bool:
    if not letter.address:
        return False
    if kind.is_statutory or letter.user is None:
        return True
    return bool(who_sees(letter.subject, [letter.user]))  # type: ignore[arg-type]


def _note_failure(letter: Letter) -> None:
    pause = timedelta(minutes=min(2**letter.tries, 60))
    if letter.tries < TRIES:
        _note(letter, try_at=timezone.now() + pause)
    else:
        _note(letter, state=LetterState.FAILED)
        notify(kind=LETTER_FAILED, users=office(), subject=letter)


def _note(letter: Letter, **facts: object) -> None:
    Letter.objects.filter(pk=letter.pk).update(**facts)


def _time_zone(letter: Letter) -> str:
    return letter.user.time_zone if letter.user else settings.TIME_ZONE


def _message(kind: LetterKind, letter: Letter) -> EmailMultiAlternatives:
    context = {"letter": letter, "subject": letter.subject, "facts": kind.facts(letter), "site": settings.SITE_URL}
    message = EmailMultiAlternatives(
        " ".join(kind.words(letter.subject).split()),
        render_to_string(kind.template, context),
        to=[letter.address],
        headers={"Message-ID": f"<letter-{letter.pk}@{urlsplit(settings.SITE_URL).hostname}>"},
    )
    for part in kind.parts(letter):
        _add(message, part)
    return message


def _add(message: EmailMultiAlternatives, part: Part) -> None:
    if part.name:
        message.attach(safe_name(part.name), part.content, part.media_type)
    else:
        message.attach_alternative(str(part.content), part.media_type)
