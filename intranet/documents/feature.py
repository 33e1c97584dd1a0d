from django.utils.translation import gettext_lazy as _

from cms.core.schedules import Scheduled
from intranet.core.features import Demo, Feature, MenuItem

from .asks import ASKS
from .dates import dates_for
from .enums import DocumentAction
from .kinds import KINDS
from .models import Document
from .notice_kinds import NOTICE_KINDS
from .services.root import ensure_root
from .waiting import waits_for

FEATURE = Feature(
    kinds=KINDS,
    asks=ASKS,
    notice_kinds=NOTICE_KINDS,
    actions=DocumentAction,
    menu=(MenuItem(_("Documents"), "documents", icon="documents", order=40),),
    urls="intranet.documents.urls",
    schedules=(
        Scheduled("bin of the library", "intranet.documents.tasks.tidy_library"),
        Scheduled("reading of documents", "intranet.documents.tasks.resume_extraction", minutes=5),
    ),
    waits_for=waits_for,
    dates_for=dates_for,
    prepare=ensure_root,
    demo=(Demo("Their documents", Document, "intranet.documents.demo.load_documents"),),
)
