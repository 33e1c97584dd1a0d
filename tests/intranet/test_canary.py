"""A figure that some know and others must not: looked for wherever those others can look."""

import logging
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from cms.users.models import User
from intranet.core import notices
from intranet.core.asks.services import answer
from intranet.core.attachments.services import attach_file
from intranet.core.comments.services import create_comment
from intranet.core.feeds.services import create_feed
from intranet.core.following import follow
from intranet.members.acting import actor_of
from intranet.members.models import Organisation
from intranet.members.tasks import mail_notices

from . import factories, surfaces
from .conftest import logged_in
from .example.asks import EATING
from .example.services import ask_people, move_outing
from .test_access import places, rows  # noqa: F401 (a fixture)

FIGURE, DIET = "7919", "7907 nuts"
#: Nobody of these acts for the museum, or sees the whole cluster.
OTHERS = ("member", "representative", "suspended", "editor")


@pytest.fixture
def addresses(places) -> list[str]:  # noqa: F811
    """Every page of the intranet."""
    found = [address.format(**places) for method, address, _answers in rows() if method == "GET"]
    return [address for address in dict.fromkeys(found) if address.startswith("/intranet/")]


@pytest.fixture
def outing(people, django_capture_on_commit_callbacks, caplog):
    """The museum's, confidential: the figure stands in each of its words, and in all that hangs on it."""
    caplog.set_level(logging.DEBUG)
    host = actor_of(people["other member"])
    with django_capture_on_commit_callbacks(execute=True):
        found = factories.outing(
            Organisation.objects.get(external_id="museum"),
            title=f"For {FIGURE}",
            programme=FIGURE,
            is_confidential=True,
            state="planned",
        )
        follow(actor=actor_of(people["board"]), subject=found)
        create_comment(actor=host, subject=found, text=f"It costs {FIGURE}.")
        attach_file(actor=host, subject=found, file=ContentFile(b"%PDF-1.7", f"{FIGURE}.pdf"))
        move_outing(actor=host, outing=found, state="announced")
        (ask,) = ask_people(
            actor=host, outing=found, kind=EATING, people=[people["board"]], due=timezone.now() + timedelta(days=3)
        )
        answer(actor=actor_of(people["board"]), ask=ask, answer="diet", note=DIET)
        for user in people.values():
            mail_notices(user.pk)
    return found


def test_those_who_know_find_it(outing, people, addresses):
    """Or nobody could be sure that the others would."""
    client = logged_in(people["other member"])
    assert FIGURE in surfaces.text_of(client.get(outing.get_absolute_url()))
    told = dict(surfaces.pages(client, addresses, FIGURE))
    assert any(FIGURE in text for address, text in told.items() if "format=xlsx" in address)
    assert FIGURE in told["/intranet/outings/"]
    assert FIGURE in surfaces.own_data(people["other member"])


@pytest.mark.parametrize("role", OTHERS)
def test_others_read_the_figure_nowhere(outing, people, addresses, role):
    user: User = people[role]
    _feed, secret = create_feed(actor=actor_of(user), name="Phone")
    told = {
        **dict(surfaces.pages(logged_in(user), [*addresses, outing.get_absolute_url()], "For")),
        "feed": surfaces.text_of(Client().get(f"/intranet/feeds/{secret}.ics")),
        "own data": surfaces.own_data(user),
        "mail": "\n".join(str(message.message()) for message in mail.outbox if user.email in message.to),
        "notices": "\n".join(str(words) for words in notices.shown_to(actor_of(user), "1")),
    }
    assert [surface for surface, text in told.items() if FIGURE in text] == []


def test_what_is_said_in_confidence_is_nowhere_but_with_who_asked(outing, people, addresses, caplog, capfd):
    asked, office = people["board"], people["office"]
    told = {
        **dict(surfaces.pages(logged_in(office), [*addresses, outing.get_absolute_url()], "nuts")),
        **dict(surfaces.django_admin(logged_in(people["superuser"]))),
        "log": surfaces.log(),
        "letters": surfaces.letters(),
        "mail": "\n".join(str(message.message()) for message in mail.outbox),
        "own data": surfaces.own_data(asked) + surfaces.own_data(Organisation.objects.get(external_id="museum")),
        "lines": caplog.text + "".join(capfd.readouterr()),
    }
    assert [surface for surface, text in told.items() if DIET in text] == []
