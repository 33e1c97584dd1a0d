"""`make bench-intranet`: lists, dashboard and search of the intranet with 22 and with 2,000 organisations and 20,000
notices, side by side in one process; and a run of digests for 2,000 people through a real mail server.

Everything happens in a folder that is thrown away. What counts are the ratios to the same page of the demo as it is.
"""

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from .demo_pages import demo, measure, seconds, show
from .memory import grown_by

if TYPE_CHECKING:
    from intranet.members.models import Membership

ORGANISATIONS, NOTICES, PEOPLE = 2_000, 20_000, 2_000
#: So many notices fill a page: what is compared then is the same page out of few and out of many.
A_PAGE = 25
PAGES = {
    "organisations": "/intranet/directory/",
    "narrowed": "/intranet/directory/?name=hotel&sector=commercial",
    "working groups": "/intranet/groups/",
    "dashboard": "/intranet/",
    "notices": "/intranet/notices/",
    "search": "/intranet/search/?q=hotel",
}
MEASURING = "coordinator@example.org"


def main() -> None:
    with demo():
        _tell([_own_membership()] * A_PAGE)
        few = measure(PAGES, who=MEASURING)
        _grow()
        many = measure(PAGES, who=MEASURING)
        show(few, many, of="organisations", sizes=("22", f"{ORGANISATIONS:,}"))
        _digest()


def _grow() -> None:
    """Members with a person each, and notices that half of them and the measuring person have."""
    from cms.cluster.enums import Sector
    from cms.users.models import User
    from intranet.members.enums import Role
    from intranet.members.models import Membership, Organisation
    from intranet.search.services import rebuild

    sectors = list(Sector)
    for number in range(Organisation.objects.count(), ORGANISATIONS):
        Organisation(
            external_id=f"bench-{number}", name=f"Hotel numer {number}", sector=sectors[number % len(sectors)]
        ).save()
    new = list(Organisation.objects.filter(external_id__startswith="bench-"))
    people = User.objects.bulk_create(
        User(email=f"bench-{number}@example.org", first_name="Osoba", last_name=f"Numer {number}")
        for number in range(PEOPLE)
    )
    memberships = Membership.objects.bulk_create(
        Membership(organisation=new[number % len(new)], user=user, role=Role.MEMBER)
        for number, user in enumerate(people)
    )
    rebuild()
    told = [*memberships, *[_own_membership()] * 200]
    _tell(told[number % len(told)] for number in range(NOTICES))


def _own_membership() -> "Membership":
    from intranet.members.models import Membership

    return Membership.objects.filter(user__email=MEASURING).earliest("pk")


def _tell(memberships: "Iterable[Membership]") -> None:
    """Their people have a notice of each."""
    from intranet.core.models import Notice

    start = Notice.objects.count()
    Notice.objects.bulk_create(
        Notice(user_id=membership.user_id, kind="members.role_given", subject=membership, occasion=str(start + number))
        for number, membership in enumerate(memberships)
    )


def _digest() -> None:
    """Mails a second, and how much memory the second half of the people takes beyond the first."""
    from django.conf import settings
    from django.utils import timezone

    from intranet.core.models import Notice
    from intranet.members.tasks import mail_notices

    with _mail_server() as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        Notice.objects.update(mail_due_at=timezone.now())
        people = list(Notice.objects.order_by().values_list("user", flat=True).distinct()[:PEOPLE])
        halves, grown = (people[: len(people) // 2], people[len(people) // 2 :]), list[float]()
        work = [partial(_each_batch, mail_notices, half) for half in halves]
        took = seconds(lambda: grown.extend(map(grown_by, work)))
    print(f"\nDigests: {len(people):,} mails of about {NOTICES // PEOPLE} notices,", end=" ")
    print(f"{len(people) / took:.0f} a second;", end=" ")
    print(f"memory grew by {grown[0]:.1f} MB in the first half of them, by {grown[1]:.1f} MB in the second")


def _each_batch(mail: Callable[..., None], people: list[int]) -> None:
    from intranet.core.notices import MAILS_A_TASK

    for start in range(0, len(people), MAILS_A_TASK):
        mail(*people[start : start + MAILS_A_TASK])


@contextmanager
def _mail_server() -> Iterator[int]:
    """Its port. A process of its own, which keeps nothing: neither its time nor its memory is the digests'."""
    from tests.processes import eventually, free_port, listens

    port = free_port()
    command = [sys.executable, "-m", "aiosmtpd", "-n", "-c", "aiosmtpd.handlers.Sink", "-l", f"127.0.0.1:{port}"]
    with subprocess.Popen(command) as server:
        try:
            eventually(lambda: listens(port))
            yield port
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
