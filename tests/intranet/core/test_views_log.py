"""Who looked at what is marked confidential: the office reads it, the object's own page does not tell."""

from intranet.core.models import AuditEntry
from tests.intranet import factories
from tests.intranet.conftest import logged_in


def test_view_of_what_is_confidential_is_in_the_offices_log(office, member, hotel):
    outing = factories.outing(hotel, title="Tajne", is_confidential=True)
    logged_in(member.user).get(outing.get_absolute_url())
    log = logged_in(office.user).get("/intranet/log/?format=csv&action=viewed").content.decode()
    assert f"{member.user},Hotel Arte,Tajne,viewed" in log


def test_timeline_does_not_tell_who_looked(office, member, hotel):
    outing = factories.outing(hotel, is_confidential=True)
    logged_in(office.user).get(outing.get_absolute_url())
    page = logged_in(member.user).get(outing.get_absolute_url()).content.decode()
    assert "Barbara Biurowa" not in page


def test_what_is_not_confidential_is_read_unwatched(member, hotel):
    logged_in(member.user).get(factories.outing(hotel).get_absolute_url())
    assert not AuditEntry.objects.exists()


def test_who_may_not_see_it_has_not_seen_it(member, museum):
    outing = factories.outing(museum, is_confidential=True)
    assert logged_in(member.user).get(outing.get_absolute_url()).status_code == 404
    assert not AuditEntry.objects.exists()
