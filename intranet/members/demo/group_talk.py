"""The demo's working groups at work: what people say, a file, a link and a follower from outside."""

from django.core.files.base import ContentFile

from cms.users.models import User
from intranet.core.actors import Actor
from intranet.core.attachments.services import attach_file
from intranet.core.comments.services import create_comment
from intranet.core.following import follow
from intranet.core.links.services import link_objects

from ..acting import actor_of
from ..models import WorkingGroup
from .open_document import open_document

AGENDA = (
    "Plan spotkania: pakiety na zimę",
    [
        "1. Weekend „Zamek i kominek”: noclegi, zwiedzanie, kolacja.",
        "2. Dojazd autokarem z Wrocławia i Opola.",
        "3. Jedna cena, jedna rezerwacja: kto ją przyjmuje.",
    ],
)


def talk(row: dict[str, str]) -> None:
    create_comment(actor=_actor(row["by"]), subject=_group(row["group"]), text=row["text"])


def work_together() -> None:
    packages, purchases = _group("Pakiety turystyczne"), _group("Grupa zakupowa")
    chair = _actor("representative@example.org")
    agenda = ContentFile(open_document(*AGENDA), "Plan spotkania.odt")
    attach_file(actor=chair, subject=packages, file=agenda)
    link_objects(actor=chair, subject=packages, other=purchases)
    follow(actor=_actor("coordinator@example.org"), subject=purchases)


def _actor(email: str) -> Actor:
    return actor_of(User.objects.get(email=email))


def _group(name: str) -> WorkingGroup:
    return WorkingGroup.objects.at_work().get(name=name)
