"""`make bench-intranet`: lists, dashboard and search of the intranet with 22 and with 2,000 organisations and 20,000
notices, side by side in one process; and a run of digests for 2,000 people through a real mail server.

Everything happens in a folder that is thrown away. What counts are the ratios to the same page of the demo as it is.
"""

import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

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
ROUNDS = 40
MEASURING = "coordinator@example.org"
ROW = "{:<16}{:>14}{:>10}{:>10}{:>10}{:>10}{:>10}"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="visitopolskie-bench-", ignore_cleanup_errors=True) as folder:
        os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "cms.settings.demo"}
        _prepare()
        _tell([_own_membership()] * A_PAGE)
        few = _measure_pages()
        _grow()
        many = _measure_pages()
        _show(few, many)
        _digest()


def _prepare() -> None:
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.DICTIONARIES = settings.BASE_DIR / "var" / "dictionaries"  # made from a package alone, and slow to make
    settings.ALLOWED_HOSTS = ["testserver"]
    print("Loading the demo takes some minutes …", file=sys.stderr)
    call_command("prepare", stdout=sys.stderr)


Measured = dict[str, tuple[int, list[float]]]


def _measure_pages() -> Measured:
    """Queries, and seconds of each request, by page; pages take turns."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from cms.users.models import User

    client = Client()
    client.force_login(User.objects.get(email=MEASURING))
    queries, took = dict[str, int](), {name: list[float]() for name in PAGES}
    for name, address in PAGES.items():
        _read(client, address)
        with CaptureQueriesContext(connection) as captured:
            _read(client, address)
        queries[name] = len(captured)
    for _round in range(ROUNDS):
        for name, address in PAGES.items():
            took[name].append(_seconds(lambda address=address: _read(client, address)))  # type: ignore[misc]
    return {name: (queries[name], took[name]) for name in PAGES}


def _read(client: "Client", address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")


def _seconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


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


def _show(few: Measured, many: Measured) -> None:
    print(ROW.format("page", "organisations", "queries", "p50 ms", "p95 ms", "× p50", "× p95"))
    for name in PAGES:
        for number, (queries, took) in (("22", few[name]), (f"{ORGANISATIONS:,}", many[name])):
            ratios = (_at(took, share) / _at(few[name][1], share) for share in (0.5, 0.95))
            times = (f"{_at(took, share) * 1000:.1f}" for share in (0.5, 0.95))
            print(ROW.format(name, number, queries, *times, *(f"{ratio:.2f}" for ratio in ratios)))


def _at(took: list[float], share: float) -> float:
    return sorted(took)[int(len(took) * share)]


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
        took, peaks = 0.0, list[int]()
        for half in (people[: len(people) // 2], people[len(people) // 2 :]):
            took += _seconds(lambda half=half: _each_batch(mail_notices, half))  # type: ignore[misc]
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    print(f"\nDigests: {len(people):,} mails of about {NOTICES // PEOPLE} notices,", end=" ")
    print(f"{len(people) / took:.0f} a second;", end=" ")
    print(f"the second half took {(peaks[1] - peaks[0]) / 1024:.1f} MB more memory")


def _each_batch(mail: Callable[..., None], people: list[int]) -> None:
    from intranet.core.notices import MAILS_A_TASK

    for start in range(0, len(people), MAILS_A_TASK):
        mail(*people[start : start + MAILS_A_TASK])


@contextmanager
def _mail_server() -> Iterator[int]:
    """Its port. A process of its own, which keeps nothing: neither its time nor its memory is the digests'."""
    from tests.processes import eventually, free_port

    port = free_port()
    command = [sys.executable, "-m", "aiosmtpd", "-n", "-c", "aiosmtpd.handlers.Sink", "-l", f"127.0.0.1:{port}"]
    with subprocess.Popen(command) as server:
        try:
            eventually(lambda: _listens(port))
            yield port
        finally:
            server.terminate()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


if __name__ == "__main__":
    main()
