from django.urls import path

from . import views

urlpatterns = [
    path("outings/", views.outings, name="outings"),
    path("outings/new/", views.PlanOuting.as_view(), name="plan_outing"),
    path("outings/<int:pk>/", views.outing, name="outing"),
    path("outings/<int:pk>/guests/", views.guests, name="outing_guests"),
    path("outings/<int:pk>/state/", views.move, name="move_outing"),
]
