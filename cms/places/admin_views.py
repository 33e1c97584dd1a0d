from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from wagtail import hooks

from cms.users.requests import PersonsRequest

from . import services
from .models import Place


def make_page(request: PersonsRequest, pk: int) -> HttpResponse:
    """GET asks, POST makes a draft page of the listing and opens it in the editor."""
    place = get_object_or_404(Place, pk=pk)
    if not request.user.has_perm("places.change_place"):
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "cms/places/make_page.html", {"place": place})
    try:
        page = services.create_page_of_listing(place=place, user=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("wagtailsnippets_places_place:edit", pk)
    for follow in hooks.get_hooks("after_create_page"):  # as after „Add”: mirrors, among others
        follow(request, page)
    return redirect("wagtailadmin_pages:edit", page.pk)
