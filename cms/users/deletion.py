"""Accounts that have left traces are closed, not deleted: who voted and ordered stays known."""

from collections.abc import Iterable

from django.contrib import messages
from django.contrib.admin.utils import NestedObjects
from django.db import DEFAULT_DB_ALIAS
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from .models import User


def refuse_to_delete(request: HttpRequest, users: Iterable[User]) -> HttpResponse | None:
    """Back to the list with a message when something of these people must stay; None when they may be deleted."""
    traces = NestedObjects(using=DEFAULT_DB_ALIAS)
    traces.collect(list(users))
    if not traces.protected:
        return None
    messages.error(
        request,
        _("Roles or decisions of this person must stay known. Take away “active” instead: then nobody can log in."),
    )
    return redirect("wagtailusers_users:index")
