from django.http import HttpRequest

from .models import User


class PersonsRequest(HttpRequest):
    """A request behind a login: its user is a person."""

    user: User
