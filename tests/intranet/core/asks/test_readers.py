"""Who reads what somebody has answered, and where it must not be found."""

import pytest
from django.core import mail
from django.urls import reverse

from intranet.core.asks import services
from intranet.core.models import Ask, AuditEntry, Notice
from intranet.core.own_data import sheets_of_person
from intranet.members.tasks import mail_notices
from tests.intranet.conftest import logged_in
from tests.intranet.example.asks import EATING
from tests.intranet.example.filters import GuestFilterSet

from .conftest import asked

SECRET = "Orzechy"


@pytest.fixture
def diet(host, outing, member) -> Ask:
    ask = asked(host, outing, member, kind=EATING)
    return services.answer(actor=member, ask=ask, answer="diet", note=SECRET)


def test_sensitive_answer_is_read_by_whom_it_is_for_and_on_no_other_page(
    diet, host, outing, member, coordinator, office
):
    path = reverse("outing_guests", args=[outing.pk])
    shown = {one: SECRET in logged_in(one.user).get(path).content.decode() for one in (host, member, coordinator)}
    assert list(shown.values()) == [True, True, False]
    timeline = logged_in(office.user).get("/intranet/log/").content.decode()
    assert SECRET not in timeline
    assert "keeps a diet" not in timeline


def test_sensitive_answer_leaves_in_no_file_mail_log_or_notice(diet, host, outing, member):
    path = reverse("outing_guests", args=[outing.pk])
    exported = logged_in(host.user).get(path, {"format": "csv"}).content.decode()
    mail_notices(member.user.pk)
    kept = str([vars(row) for row in (*AuditEntry.objects.all(), *Notice.objects.all())])
    taken_along = str([list(sheet.rows(member.user)) for sheet in sheets_of_person()])
    for surface in (exported, kept, taken_along, *(str(message.message()) for message in mail.outbox)):
        assert SECRET not in surface
        assert "diet" not in surface
    assert str(member.user) in exported


def test_answers_are_read_by_whom_the_kind_says(host, outing, member, coordinator):
    ask = asked(host, outing, member)
    services.answer(actor=member, ask=ask, answer="yes")
    path = reverse("outing_guests", args=[outing.pk])
    assert "comes" in logged_in(coordinator.user).get(path, {"format": "csv"}).content.decode()


def test_nobody_finds_by_an_answer_what_they_do_not_read(diet, host, outing, office, monkeypatch):
    monkeypatch.setattr(GuestFilterSet, "ask_kind", EATING)
    path = reverse("outing_guests", args=[outing.pk])
    Ask.objects.update(asked_by=office.user)
    found = [logged_in(one.user).get(path, {"state": "diet"}).content.decode() for one in (host, office)]
    assert ["1 row" in page for page in found] == [True, False]
