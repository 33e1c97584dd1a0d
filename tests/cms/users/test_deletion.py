"""Deleting an account in the editor: for who has left no traces only."""

import pytest

from cms.users.models import User
from tests.intranet import factories
from tests.intranet.conftest import logged_in

ONE, MANY = "/admin/users/delete/{pk}/", "/admin/bulk/users/user/delete/?id={pk}"


@pytest.fixture
def admin_client(db):
    return logged_in(factories.person("Zofia Zarządca", is_staff=True, is_superuser=True))


@pytest.mark.parametrize("address", [ONE, MANY])
def test_account_with_a_role_stays_and_the_editor_is_told_why(admin_client, address):
    person = factories.member(factories.organisation()).user
    page = admin_client.post(address.format(pk=person.pk), follow=True).content.decode()
    assert "Take away “active” instead" in page
    assert User.objects.filter(pk=person.pk).exists()


@pytest.mark.parametrize("address", [ONE, MANY])
def test_account_without_traces_is_deleted(admin_client, address):
    person = factories.person()
    assert admin_client.post(address.format(pk=person.pk)).status_code == 302
    assert not User.objects.filter(pk=person.pk).exists()
