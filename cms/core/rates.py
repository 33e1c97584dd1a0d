"""So many requests a second one address may make of what costs much to answer."""

from time import time

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest

PERIOD = 1  # second


def is_over_rate(request: HttpRequest) -> bool:
    """Counts this request; True beyond API_RATE in a PERIOD, by the sender's address."""
    key = f"{get_adapter().get_client_ip(request)}:{int(time()) // PERIOD}"
    counts = caches["rates"]
    counts.add(key, 0, 2 * PERIOD)
    try:
        return counts.incr(key) > settings.API_RATE
    except ValueError:  # its second is over
        return False
