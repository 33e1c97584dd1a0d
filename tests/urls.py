"""The project's addresses, and those of the example feature, which is in no installation but the tests'."""

from django.urls import include, path

from cms.urls import handler400, handler403, handler404, handler500
from cms.urls import urlpatterns as of_the_project

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [path("intranet/outings/", include("tests.intranet.example.urls")), *of_the_project]
