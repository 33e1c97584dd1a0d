from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..actors import Actor
from ..models import Letter
from ..notice_kinds import NoticeKind, register
from ..subjects import register as register_subject
from .kinds import KINDS


def _letter_failed(letter: Letter) -> str:
    said = {"recipient": letter, "words": KINDS[letter.kind].name}
    return _("A letter to %(recipient)s could not be sent: %(words)s") % said


def _url_of_failed(letter: Letter) -> str:
    return f"{reverse('letters')}?state={letter.state}"


def _is_office(actor: Actor, letter: Letter) -> bool:
    return actor.is_office


def _letters() -> QuerySet[Letter]:
    return Letter.objects.select_related("user", "outsider")


LETTER_FAILED = register(
    NoticeKind(
        code="letters.failed",
        name=gettext_lazy("A letter could not be sent"),
        words=_letter_failed,
        url=_url_of_failed,
        may_see=_is_office,
    )
)
register_subject(_letters)
