"""What the worker does by the clock."""

from django_q.models import Schedule

from cms.core.heartbeat import TASK as HEARTBEAT

EVERY_MINUTE, EVERY_FIVE_MINUTES = {"minutes": 1}, {"minutes": 5}

SCHEDULES = {
    "heartbeat": (HEARTBEAT, Schedule.MINUTES, EVERY_MINUTE),
    "scheduled publishing": ("cms.core.tasks.publish_scheduled", Schedule.MINUTES, EVERY_FIVE_MINUTES),
    "statistics of the database": ("cms.core.tasks.gather_statistics", Schedule.DAILY, {}),
    "words of the search": ("search.tasks.refresh_terms", Schedule.MINUTES, EVERY_FIVE_MINUTES),
    "notices by mail": ("intranet.members.tasks.mail_due_notices", Schedule.MINUTES, EVERY_FIVE_MINUTES),
    "letters": ("intranet.core.letters.tasks.send_waiting_letters", Schedule.MINUTES, EVERY_FIVE_MINUTES),
    "bin of the library": ("intranet.documents.tasks.keep_library", Schedule.DAILY, {}),
    "reading of documents": ("intranet.documents.tasks.resume_reading", Schedule.MINUTES, EVERY_FIVE_MINUTES),
    "missing posters": ("cms.core.sharing.tasks.draw_missing_posters", Schedule.DAILY, {}),
    "old messages": ("cms.pages.tasks.delete_old_messages", Schedule.DAILY, {}),
    "old counts of searches": ("search.tasks.delete_old_counts", Schedule.DAILY, {}),
    "old reports": ("cms.places.reports.tasks.delete_old_reports", Schedule.DAILY, {}),
}


def ensure_schedules() -> None:
    """The schedules above, and no others of those names; their next run is kept."""
    for name, (function, kind, interval) in SCHEDULES.items():
        Schedule.objects.update_or_create(name=name, defaults={"func": function, "schedule_type": kind, **interval})
