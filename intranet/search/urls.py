from django.urls import path

from .views import search, suggest

urlpatterns = [
    path("search/", search, name="intranet_search"),
    path("search/suggest/", suggest, name="intranet_suggest"),
]
