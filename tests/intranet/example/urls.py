from django.urls import path

from . import views

urlpatterns = [
    path("", views.outings, name="outings"),
    path("new/", views.PlanOuting.as_view(), name="plan_outing"),
    path("<int:pk>/", views.outing, name="outing"),
    path("<int:pk>/state/", views.move, name="move_outing"),
]
