"""The demo's accounts: fictional people whose password is public."""

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
    """What exists already keeps its password and permissions."""
    for email, first_name, last_name, _purpose in ACCOUNTS:
        if User.objects.filter(email=email).exists():
            continue
        superuser = email.startswith("superuser")
        user = User(email=email, first_name=first_name, last_name=last_name, is_staff=superuser, is_superuser=superuser)
        user.set_password(PASSWORD)
        user.save()
        if not superuser:
            user.groups.add(Group.objects.get(name="Editors"))
