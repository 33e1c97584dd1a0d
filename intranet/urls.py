"""Every address of the intranet, below /intranet/. One that is not in the access matrix of the tests fails them."""

from django.urls import URLPattern, URLResolver

from intranet.core.urls import urlpatterns as core
from intranet.dashboard.urls import urlpatterns as dashboard
from intranet.documents.urls import urlpatterns as documents
from intranet.members.urls import urlpatterns as members
from intranet.search.urls import urlpatterns as search

urlpatterns: list[URLPattern | URLResolver] = [*dashboard, *core, *search, *members, *documents]
