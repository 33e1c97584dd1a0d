"""Fictional visitors report mistakes about fictional places: a report in every status, dated back from today."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import registry

from cms.users.models import User

from ..models import MistakeReport, Place, PlacePage
from ..reports.enums import State, Topic
from ..reports.services import set_status

EDITOR = "editor@example.org"


@dataclass(frozen=True)
class DemoReport:
    """`steps` are the states that the editor gave it, each with the number of days since then."""

    place: str
    language: str
    topic: Topic
    text: str
    days: int
    email: str = ""
    steps: tuple[tuple[State, int], ...] = ()


REPORTS = (
    DemoReport(
        "demo-muzeum-zegarow",
        "pl",
        Topic.HOURS,
        "W niedzielę o 16:30 kasa była już zamknięta, a na stronie jest 18:00. Na drzwiach wisi kartka: do 17:00.",
        days=0,
        email="anna.przykladowa@example.org",
    ),
    DemoReport("demo-hotel-pod-lipami", "de", Topic.TEXT, "„Fahrradverleih“ steht doppelt im ersten Absatz.", days=2),
    DemoReport(
        "demo-park-linowy",
        "en",
        Topic.WHERE,
        "The pin is on the wrong bank of the river. The entrance is about 300 m further east, next to the car park.",
        days=5,
        email="sam.sample@example.org",
        steps=((State.IN_PROGRESS, 4),),
    ),
    DemoReport(
        "demo-karczma",
        "cs",
        Topic.CONTACT,
        "Telefonní číslo už neplatí, ozývá se někdo jiný.",
        days=20,
        steps=((State.IN_PROGRESS, 19), (State.DONE, 18)),
    ),
    DemoReport(
        "demo-dworek",
        "pl",
        Topic.CLOSED,
        "Chyba już nie działa, bo nikt nie odbiera telefonu.",
        days=40,
        email="jan.zmyslony@example.org",
        steps=((State.REJECTED, 38),),
    ),
)


@transaction.atomic
def report_mistakes() -> None:
    """All of them, unless there are reports already. Nobody is mailed."""
    if MistakeReport.objects.exists():
        return
    editor = User.objects.get(email=EDITOR)
    for demo in REPORTS:
        _take_steps(_report(demo), demo, editor)


def _report(demo: DemoReport) -> MistakeReport:
    """The services would date it today and mail it."""
    reported_at = timezone.now() - timedelta(days=demo.days, minutes=20)
    return MistakeReport.objects.create(
        place=Place.objects.get(external_id=demo.place),
        page=PlacePage.objects.filter(place__external_id=demo.place, locale__language_code=demo.language).first(),
        language=demo.language,
        topic=demo.topic,
        text=demo.text,
        email=demo.email,
        reported_at=reported_at,
        mailed_at=reported_at,
    )


def _take_steps(report: MistakeReport, demo: DemoReport, editor: User) -> None:
    for status, days in demo.steps:
        set_status(report=report, status=status, user=editor)
        moment = timezone.now() - timedelta(days=days)
        registry.get_logs_for_instance(report).filter(data__to=status.value).update(timestamp=moment)
        if report.closed_at:
            MistakeReport.objects.filter(pk=report.pk).update(closed_at=moment)
