"""The group „Editors”: everything about content, nothing about accounts and settings."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

NAME = "Editors"
PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page")
COLLECTION_PERMISSIONS = (
    "add_customimage",
    "change_customimage",
    "choose_customimage",
    "delete_customimage",
    "add_customdocument",
    "change_customdocument",
    "choose_customdocument",
    "delete_customdocument",
)
REPORT_PERMISSIONS = ("view_mistakereport", "change_mistakereport", "delete_mistakereport")
SNIPPETS = ("place", "kind", "amenity", "audience")
SEARCH_SNIPPETS = ("promotion", "synonym")
PROPOSALS = ("view_proposal", "change_proposal")
SEARCH_REPORTS = ("view_querycount", "view_clickcount")


def ensure_editors_group(root: Page) -> Group:
    """The group with its permissions; permissions that were given or taken by hand since are left alone."""
    group, _created = Group.objects.get_or_create(name=NAME)  # Wagtail's own migrations make a small one
    if not group.permissions.filter(content_type__app_label="search").exists():
        group.permissions.add(*Permission.objects.filter(_of_search()))
    if not group.permissions.filter(content_type__app_label="members").exists():
        group.permissions.add(*Permission.objects.filter(content_type__app_label="members", codename__in=PROPOSALS))
    if group.permissions.filter(content_type__app_label="places").exists():
        return group
    wanted = Q(codename="access_admin") | Q(content_type__app_label="wagtail_localize", codename="submit_translation")
    wanted |= Q(content_type__app_label="places", content_type__model__in=SNIPPETS)
    wanted |= Q(content_type__app_label="places", codename__in=REPORT_PERMISSIONS)
    wanted |= Q(content_type__app_label="pages", codename__in=["view_contactmessage", "delete_contactmessage"])
    wanted |= Q(content_type__app_label="wagtailredirects")
    group.permissions.add(*Permission.objects.filter(wanted))
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=PAGE_PERMISSIONS):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    for permission in Permission.objects.filter(content_type__app_label="media", codename__in=COLLECTION_PERMISSIONS):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=Collection.get_first_root_node(), permission=permission
        )
    return group


def _of_search() -> Q:
    """On its own: the group is older than the search."""
    wanted = Q(content_type__model__in=SEARCH_SNIPPETS) | Q(codename__in=SEARCH_REPORTS)
    return wanted & Q(content_type__app_label="search")
