from functools import partial
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailConfirmationHMAC
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django_q.tasks import async_task


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by those who run the portal, and its mails name it by SITE_URL, whoever was asked for them."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Editors to the pages they edit, everybody else to the intranet."""
        if request.user.has_perm("wagtailadmin.access_admin"):
            return reverse("wagtailadmin_home")
        return super().get_login_redirect_url(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Leaves with the worker: how long an answer takes tells nobody whether an address has an account."""
        this_site = {"name": settings.WAGTAIL_SITE_NAME, "domain": settings.SITE_URL}
        named = {"request": self.request, "email": email, "current_site": this_site}
        message = self.render_mail(template_prefix, email, named | context)
        transaction.on_commit(partial(async_task, message.send, save=False))  # it may carry a key: not to be kept

    def get_reset_password_from_key_url(self, key: str) -> str:
        return _below_site_url(super().get_reset_password_from_key_url(key))

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: EmailConfirmationHMAC) -> str:
        return _below_site_url(super().get_email_confirmation_url(request, emailconfirmation))


def _below_site_url(address: str) -> str:
    return settings.SITE_URL + urlsplit(address).path
