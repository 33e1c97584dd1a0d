"""What documents expect of a person stands in their calendar feed, while they may read the document."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from intranet.core.asks.services import answer
from intranet.core.models import Ask
from intranet.documents.services import documents, must_reads
from intranet.members.audiences import keys
from tests.intranet import factories
from tests.intranet.core.test_feeds import create_feed, events


@pytest.fixture
def day() -> date:
    return timezone.localdate() + timedelta(days=10)


@pytest.fixture
def document(office, shelf, member, day):
    document = factories.document(shelf, office.user, title="Regulamin")
    must_reads.require_reading(actor=office, document=document, due_on=day)
    return document


def test_day_stands_there_until_it_is_read(client, document, member, day):
    path = create_feed(member)
    assert events(client, path) == {"Przeczytaj i potwierdź „Regulamin”": (day, day + timedelta(days=1))}
    answer(actor=member, ask=Ask.objects.get(user=member.user), answer="confirmed")
    assert events(client, path) == {}


def test_who_may_not_read_it_any_more_is_not_reminded(client, document, office, member):
    path = create_feed(member)
    narrowed = factories.corrections(title="Regulamin", readers=[keys.BOARD])
    documents.update_document(actor=office, document=document, **narrowed)
    assert events(client, path) == {}
