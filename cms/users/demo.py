"""The demo's accounts: fictional people whose password is public."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from .models import User

PASSWORD = "opolskie-demo-2026"  # noqa: S105  # public on purpose; production refuses these accounts

#: e-mail, first and last name, what the account is for
ACCOUNTS = [
    ("superuser@example.org", "Zofia", "Zarządca", "everything"),
    ("editor@example.org", "Edyta", "Redaktor", "group “Editors”: pages, places, pictures"),
    ("translator-de@example.org", "Dieter", "Dolmetscher", "group “Editors”: translates into German"),
]


def create_accounts() -> None:
    for email, first_name, last_name, _purpose in ACCOUNTS:
        superuser = email.startswith("superuser")
        user = create_account(email, first_name, last_name, is_staff=superuser, is_superuser=superuser)
        if user and not superuser:
            user.groups.add(Group.objects.get(name="Editors"))


def create_account(
    email: str, first_name: str, last_name: str, *, has_password: bool = True, **permissions: bool
) -> User | None:
    """None when the account exists already: it keeps its password and permissions."""
    if User.objects.filter(email=email).exists():
        return None
    user = User(email=email, first_name=first_name, last_name=last_name, **permissions)
    user.set_password(PASSWORD if has_password else None)
    user.save()
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
    return user
