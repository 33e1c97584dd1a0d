"""Every address of the intranet, below /intranet/. One that is not in the access matrix of the tests fails them."""

from django.urls import include, path

from intranet.core.features import FEATURES

urlpatterns = [path("", include(feature.urls)) for feature in FEATURES if feature.urls]
