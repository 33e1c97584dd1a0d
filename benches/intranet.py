"""`make bench-intranet`: lists, dashboard and search of the intranet with 22 and with 2,000 organisations and 20,000
notices, side by side in one process; and a run of digests for 2,000 people through a real mail server.

Everything happens in a folder that is thrown away. What counts are the ratios to the same page of the demo as it is.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

ORGANISATIONS, NOTICES, PEOPLE = 2_000, 20_000, 2_000
PAGES = {
    "organisations": "/intranet/directory/",
    "narrowed": "/intranet/directory/?name=hotel&sector=commercial",
    "working groups": "/intranet/groups/",
    "dashboard": "/intranet/",
    "notices": "/intranet/notices/",
    "search": "/intranet/search/?q=hotel",
}
ROUNDS = 40
ROW = "{:<16}{:>14}{:>10}{:>10}{:>10}{:>10}{:>10}"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="visitopolskie-bench-", ignore_cleanup_errors=True) as folder:
        os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "cms.settings.demo"}
        _prepare()
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
    client.force_login(User.objects.get(email="coordinator@example.org"))
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
    from django.contrib.contenttypes.models import ContentType

    from cms.cluster.enums import Sector
    from cms.users.models import User
    from intranet.core.models import Notice
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
    own = Membership.objects.filter(user__email="coordinator@example.org").first()
    rebuild()
    kind = ContentType.objects.get_for_model(Membership)
    told = [*memberships, *([own] * 200 if own else [])]
    Notice.objects.bulk_create(
        Notice(
            user_id=told[number % len(told)].user_id,
            kind="members.role_given",
            content_type=kind,
            object_id=told[number % len(told)].pk,
            occasion=str(number),
        )
        for number in range(NOTICES)
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
    from tests.services.mail_server import mail_server

    with mail_server() as (server, url):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(url.rsplit(":", 1)[1])
        Notice.objects.update(mail_due_at=timezone.now())
        people = list(Notice.objects.order_by().values_list("user", flat=True).distinct()[:PEOPLE])
        took, peaks, mails = list[float](), list[int](), 0
        for number, pk in enumerate(people):
            took.append(_seconds(lambda pk=pk: mail_notices(pk)))  # type: ignore[misc]
            mails += len(server.received)
            server.received.clear()  # the server shares this process: what it keeps is not the digests' memory
            if number in (len(people) // 2, len(people) - 1):
                peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        rate = mails / sum(took)
    print(f"\nDigests: {mails:,} mails of about {NOTICES // PEOPLE} notices, {rate:.0f} a second", end="; ")
    print(f"p50 {median(took) * 1000:.1f} ms; the second half took {(peaks[1] - peaks[0]) / 1024:.1f} MB more memory")


if __name__ == "__main__":
    main()
