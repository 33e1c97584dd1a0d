import pytest
from django.core.checks import run_checks
from django.core.management.base import CommandError

from cms.preconditions import require_no_demo_accounts
from cms.users.demo import create_accounts
from cms.users.models import User


def complaints() -> list[str]:
    return [message.msg for message in run_checks(include_deployment_checks=True) if message.id == "visitopolskie.E001"]


@pytest.fixture
def production(settings, db) -> None:
    settings.DEMO = False
    create_accounts()


def test_each_active_demo_account_fails_the_deployment_check(production):
    assert sorted(complaints()) == [
        f"The demo account {name}@example.org is active." for name in ("editor", "superuser", "translator-de")
    ]


def test_production_does_not_start_with_them(production):
    with pytest.raises(CommandError, match=r"demo account editor@example\.org is active\. Delete"):
        require_no_demo_accounts()
    User.objects.update(is_active=False)
    require_no_demo_accounts()


def test_inactive_demo_accounts_do_not_matter(production):
    User.objects.update(is_active=False)
    assert complaints() == []


def test_demo_accounts_belong_in_the_demo(db):
    create_accounts()
    assert complaints() == []
