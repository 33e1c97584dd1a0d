"""Schedules and tasks can be looked at in the Django admin, and nothing more.

Whoever may write one names a function that the worker calls: that would be a door to everything, for superusers as for
who has taken over their session. Schedules are declared by the code (`cms.schedules`).
"""

from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django_q.admin import FailAdmin, QueueAdmin, ScheduleAdmin, TaskAdmin
from django_q.models import Failure, OrmQ, Schedule, Success


class ReadOnly(ModelAdmin):
    actions = None  # the package's own submits a task once more

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


for model, shown in {Schedule: ScheduleAdmin, OrmQ: QueueAdmin, Success: TaskAdmin, Failure: FailAdmin}.items():
    admin.site.unregister(model)
    admin.site.register(model, type(f"ReadOnly{shown.__name__}", (ReadOnly, shown), {}))
