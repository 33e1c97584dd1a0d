from django.utils.translation import gettext_lazy as _

from cms.cluster.models import MemberPage
from cms.core.schedules import Scheduled
from intranet.core.features import Demo, Feature, MenuItem

from .acting import actors_of
from .erasure_services import take_off_invitations
from .groups import ensure_groups
from .kinds import KINDS
from .mail_actions import MAIL_ACTIONS
from .models import Organisation
from .news import news_for
from .notice_kinds import NOTICE_KINDS
from .numbers import numbers_for
from .voices.services.counting import POLLS_CLOSE
from .voices.services.opening import drop_out
from .waiting import waits_for

FEATURE = Feature(
    kinds=KINDS,
    notice_kinds=NOTICE_KINDS,
    mail_actions=MAIL_ACTIONS,
    menu=(
        MenuItem(_("Organisations"), "organisations", icon="organisations", order=20),
        MenuItem(_("Working groups"), "working_groups", icon="people", order=30),
    ),
    urls="intranet.members.urls",
    schedules=(Scheduled("notices by mail", "intranet.members.tasks.mail_due_notices", minutes=5),),
    timed=(POLLS_CLOSE,),
    waits_for=waits_for,
    news_for=news_for,
    numbers_for=numbers_for,
    actors_of=actors_of,
    erase=take_off_invitations,
    organisation_left=drop_out,
    prepare=ensure_groups,
    demo=(
        Demo("Members of the cluster", Organisation, "intranet.members.demo.load_members"),
        Demo("Their pages", MemberPage, "intranet.members.demo.pages.load_pages"),
    ),
)
