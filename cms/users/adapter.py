from functools import partial
from secrets import token_urlsafe
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django_q.tasks import async_task

from cms.core.log_lines import hidden, write_line

from .account_mail import drop, send, without_secrets

#: allauth's letter to strangers: it invites them to sign up.
UNKNOWN_ACCOUNT = "account/email/unknown_account"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by those who run the portal, and its mails name it by SITE_URL, whoever was asked for them."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Editors to the pages they edit, everybody else to the intranet."""
        if request.user.has_perm("wagtailadmin.access_admin"):
            return reverse("wagtailadmin_home")
        return super().get_login_redirect_url(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            write_line("login", "locked out", tried=hidden(credentials.get("email", "")))
            raise

    def generate_login_code(self) -> str:
        """Not the code: what it is derived from, which the session may keep and the mail's task may name."""
        return token_urlsafe(16)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Leaves with the worker: how long an answer takes tells nobody whether an address has an account.

        Nor does what it costs: the letter to an address without one is made as well, and dropped by the worker.
        """
        context, recipes = without_secrets(context, email)
        this_site = {"name": settings.WAGTAIL_SITE_NAME, "domain": settings.SITE_URL}
        named = {"request": self.request, "email": email, "current_site": this_site}
        message = self.render_mail(template_prefix, email, named | context)
        send_or_drop = drop if template_prefix == UNKNOWN_ACCOUNT else send
        transaction.on_commit(
            partial(async_task, send_or_drop, message, recipes, cluster=settings.ACCOUNT_MAILS, save=False)
        )
