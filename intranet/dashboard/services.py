import logging
from datetime import datetime, timedelta

from django.db import OperationalError
from django.db.models import Case, F, When
from django.utils import timezone

from cms.users.models import User

from .models import Visit

logger = logging.getLogger(__name__)

#: A visit ends when a person has not looked for so long: what was new stays so when the page is opened twice.
REST = timedelta(hours=1)
#: How far a first visit looks back.
FIRST = timedelta(days=30)


def forget_visits(user: User, pseudonym: str) -> None:
    Visit.objects.filter(user=user).delete()


def record_visit(*, user: User) -> datetime:
    """A look at the dashboard, now. When the visit before this one ended; two looks at once count as one.

    While the database cannot write, its disk being full, it is as if nobody had looked.
    """
    try:
        return _record(user)
    except OperationalError:
        logger.exception("A visit was not recorded.")
        visit = Visit.objects.filter(user=user).first()
        return visit.former_ended_at if visit else timezone.now() - FIRST


def _record(user: User) -> datetime:
    now = timezone.now()
    has_rested = When(looked_at__lt=now - REST, then=F("looked_at"))
    Visit.objects.filter(user=user).update(
        former_ended_at=Case(has_rested, default=F("former_ended_at")), looked_at=now
    )
    start = {"looked_at": now, "former_ended_at": now - FIRST}
    visit, _created = Visit.objects.get_or_create(user=user, defaults=start)
    return visit.former_ended_at
