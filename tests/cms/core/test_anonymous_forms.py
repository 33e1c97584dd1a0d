from datetime import timedelta

import pytest
from django.test import RequestFactory

from cms.core.anonymous_forms import is_too_frequent


def sends_too_often(forwarded_for: str) -> bool:
    request = RequestFactory().post("/", headers={"X-Forwarded-For": forwarded_for})
    return is_too_frequent(request, form="contact", limit=1, period=timedelta(hours=1))


def test_visitors_behind_a_proxy_of_ours_are_counted_apart(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert not sends_too_often("203.0.113.1")
    assert not sends_too_often("203.0.113.2")
    assert sends_too_often("203.0.113.1")


@pytest.mark.parametrize("proxies", [0, 1])
def test_visitor_cannot_pose_as_another(settings, proxies):
    """What the visitor wrote into the header stands before what our proxy added; without a proxy it counts nothing."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    added = ", 203.0.113.1" if proxies else ""
    assert not sends_too_often(f"198.51.100.1{added}")
    assert sends_too_often(f"198.51.100.2{added}")
