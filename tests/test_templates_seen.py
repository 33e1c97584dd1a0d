"""What is said of „every template” is said of every template: the small portal shows each that readers meet."""

import pytest
from django.conf import settings
from django.test import Client
from django.test.signals import template_rendered

from tests import portal

#: Met by editors only, or behind the login, where tests/browser/test_accounts.py and test_intranet.py go.
EDITORS = (
    "account/email_change.html",
    "allauth/elements/*.html",
    "allauth/layouts/manage.html",
    "cms/blocks/*preview.html",
    "cms/places/facts_link.html",
    "cms/places/make_page.html",
    "cms/places/mistake_report.html",
    "cms/places/opening_hours*.html",
    "cms/translations/*.html",
    "components/acting_bar.html",
    "components/attachments.html",
    "components/changed_meanwhile.html",
    "components/changes.html",
    "components/discussion.html",
    "components/draft_status.html",
    "components/follow_button.html",
    "components/form_guard.html",
    "components/intranet_*.html",
    "components/links.html",
    "components/post_button.html",
    "components/saved_views.html",
    "components/timeline.html",
    "components/waiting_list.html",
    "intranet/**/*.html",
    "mfa/webauthn/authenticator_list.html",
    "search/synonym_preview.html",
    "users/*.html",
    "wagtailadmin/pages/**/*.html",
    "wagtailcore/shared/block_preview.html",
)


@pytest.mark.django_db
def test_every_template_of_readers_is_shown_by_the_portal():
    portal.build()
    shown = set()
    template_rendered.connect(note := lambda template, **kwargs: shown.add(template.name))
    for address in portal.ADDRESSES:
        Client().get(address)
    template_rendered.disconnect(note)
    folder = settings.BASE_DIR / "templates"
    theirs = {path for pattern in EDITORS for path in folder.glob(pattern)}
    readers = {str(path.relative_to(folder)) for path in folder.rglob("*.html") if path not in theirs}
    assert readers <= shown, readers - shown
