"""What the worker does by the clock."""

from django_q.models import Schedule

from cms.core.heartbeat import TASK as HEARTBEAT
from cms.core.schedules import Scheduled
from intranet.core.features import FEATURES

OF_THE_PORTAL = (
    Scheduled("heartbeat", HEARTBEAT, minutes=1),
    Scheduled("scheduled publishing", "cms.core.tasks.publish_scheduled", minutes=5),
    Scheduled("ended sessions", "cms.core.tasks.clear_ended_sessions"),
    Scheduled("statistics of the database", "cms.core.tasks.gather_statistics"),
    Scheduled("words of the search", "search.tasks.refresh_terms", minutes=5),
    Scheduled("missing posters", "cms.core.sharing.tasks.draw_missing_posters"),
    Scheduled("old messages", "cms.pages.tasks.delete_old_messages"),
    Scheduled("old counts of searches", "search.tasks.delete_old_counts"),
    Scheduled("old reports", "cms.places.reports.tasks.delete_old_reports"),
)


def ensure_schedules() -> None:
    """The portal's and those of the intranet's features; their next run is kept."""
    for one in (*OF_THE_PORTAL, *(one for feature in FEATURES for one in feature.schedules)):
        kind = Schedule.MINUTES if one.minutes else Schedule.DAILY
        timing = {"schedule_type": kind, "minutes": one.minutes}
        Schedule.objects.update_or_create(name=one.name, defaults={"func": one.task, **timing})
