"""What the dashboard keeps about people goes with them."""

from cms.users.models import User
from intranet.core.own_data import ERASERS

from .models import Visit


def _erase(user: User, pseudonym: str) -> None:
    Visit.objects.filter(user=user).delete()


ERASERS.append(_erase)
