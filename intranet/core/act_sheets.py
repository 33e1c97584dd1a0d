"""What a person agreed to, among the data that they take along."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.users.models import User

from .models import RecordedAct
from .own_data import OF_PERSON, Sheet
from .subjects import with_subjects


def _acts(user: User) -> Iterator[Mapping[Any, Any]]:
    acts = RecordedAct.objects.filter(user=user).select_related("organisation").prefetch_related(with_subjects())
    for act in acts:
        yield {
            **{_("when"): act.at, _("about"): act.subject, _("text"): act.text, "SHA-256": act.sha256},
            **{_("proved by"): act.get_method_display(), _("for whom"): act.organisation or ""},
        }


OF_PERSON.append(Sheet(_("What you agreed to"), _acts))
