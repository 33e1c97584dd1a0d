"""What people had to read and to approve is asked of them from now on: rows, their log and their notices move."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db import migrations

HERE = ZoneInfo("Europe/Warsaw")


def end_of(day):
    return datetime.combine(day, time(23, 59), HERE)


def ask_of_duty(duty):
    must_read = duty.must_read
    is_confirmed = duty.state == "confirmed"
    return {
        "kind": "documents.must_read",
        "user_id": duty.user_id,
        "organisation_id": duty.organisation_id,
        "due": end_of(must_read.due_on),
        "asked_by_id": must_read.asked_by_id,
        "asked_at": must_read.asked_at,
        "state": "answered" if is_confirmed else "void" if must_read.ended_at else "open",
        "answer": "confirmed" if is_confirmed else "",
        "answered_at": duty.confirmed_at,
        "reminded_at": duty.reminded_at,
        "facts": {"number": duty.number} if is_confirmed else {},
        "object_id": must_read.pk,
    }


def ask_of_approval(approval):
    is_decided = approval.state in ("approved", "declined")
    version = approval.version
    return {
        "kind": "documents.approval_asked",
        "user_id": approval.approver_id,
        "due": end_of(approval.due_on),
        "asked_by_id": approval.asked_by_id,
        "asked_at": approval.asked_at,
        "state": "answered" if is_decided else approval.state,
        "answer": approval.state if is_decided else "",
        "note": approval.note,
        "answered_at": approval.decided_at,
        "reminded_at": approval.reminded_at,
        "facts": {"number": version.number, "sha256": version.sha256} if is_decided else {},
        "object_id": version.pk,
    }


def move(apps, rows, subject, ask_of):
    """What the log and the notices say of a row, they say of its ask."""
    kinds = apps.get_model("contenttypes", "ContentType").objects
    ask_kind, _created = kinds.get_or_create(app_label="intranet_core", model="ask")
    subject_kind, _created = kinds.get_or_create(app_label="documents", model=subject)
    Ask = apps.get_model("intranet_core", "Ask")
    followed = [apps.get_model("intranet_core", name) for name in ("AuditEntry", "Notice")]
    for row in rows:
        ask = Ask.objects.create(content_type_id=subject_kind.pk, **ask_of(row))
        for model in followed:
            of_row = model.objects.filter(content_type__app_label="documents", content_type__model=row._meta.model_name)
            of_row.filter(object_id=row.pk).update(content_type_id=ask_kind.pk, object_id=ask.pk)


def ask(apps, schema_editor):
    duties = apps.get_model("documents", "ReadingDuty").objects.select_related("must_read").order_by("pk")
    approvals = apps.get_model("documents", "Approval").objects.select_related("version").order_by("pk")
    if duties.exists():
        move(apps, duties, "mustread", ask_of_duty)
    if approvals.exists():
        move(apps, approvals, "version", ask_of_approval)


class Migration(migrations.Migration):

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('documents', '0009_audiences_of_the_members'),
        ('intranet_core', '0014_asks'),
    ]

    operations = [migrations.RunPython(ask, migrations.RunPython.noop)]
