"""Components of the intranet: props are keyword arguments, so that an unknown one is an error of the template."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html

from ..actors import Actor
from ..attachments.services import can_attach, can_delete
from ..comments import policies
from ..comments.forms import CommentForm, draft_of_comment
from ..comparing import Piece
from ..drafts.form_drafts import FormDraft, open_draft
from ..features import menu_of
from ..following import is_followed
from ..kinds import kind_of
from ..links.forms import LinkForm
from ..links.services import linked_to
from ..models import Attachment, AuditEntry, Comment, SavedView
from ..opened import ChangedMeanwhile, opened_on
from ..saved_views.forms import SavedViewForm
from ..sent_forms import new_key
from ..timeline import TimelineStep
from ..unsent import refill
from ..waiting import Waiting

register = template.Library()


@register.inclusion_tag("components/intranet_header.html", takes_context=True)
def intranet_header(context: template.Context) -> dict[str, Any]:
    """Brand, ways to the parts of the intranet, and the person's own pages."""
    request, actor = context["request"], context["request"].actor
    items = [(item, reverse(item.page), item.unread(actor) if item.unread else 0) for item in menu_of(actor)]
    home = reverse("dashboard")
    others = (url for _item, url, _unread in items if url != home and request.path.startswith(url))
    searches = request.path == reverse("intranet_search")  # it has a field of its own
    return {
        **{"request": request, "actor": actor, "items": items},
        "current": next(others, home if request.path == home else ""),
        "has_field": actor.may_work and not searches,
    }


@register.inclusion_tag("components/acting_bar.html", takes_context=True)
def acting_bar(context: template.Context, *, actor: Actor) -> dict[str, Any]:
    """For whom the person acts; with a choice when they belong to more than one organisation."""
    return {"actor": actor, "csrf_token": context["csrf_token"]}


@register.inclusion_tag("components/post_button.html", takes_context=True)
def post_button(
    context: template.Context,
    *,
    action: str,
    words: str,
    about: str = "",
    name: str = "",
    value: str = "",
    is_quiet: bool = True,
    asks_first: bool = False,
    subject: Model | None = None,
) -> dict[str, Any]:
    """A button that changes something. `about` is read out only: what the change is about, where buttons repeat.
    One that `asks_first` posts to a view that does.

    `subject` is the object, one of `as_opened`, that the person has to have seen as it is.
    """
    return {
        "opened_on": opened_on(subject) if subject else "",
        **{"action": action, "words": words, "about": about, "name": name, "value": value, "is_quiet": is_quiet},
        "asks_first": asks_first,
        **{"actor": context["request"].actor, "csrf_token": context["csrf_token"]},
    }


@register.inclusion_tag("components/form_guard.html", takes_context=True)
def form_guard(context: template.Context, *, opened_on: str = "") -> dict[str, Any]:
    """What every form of the intranet carries: proof that it is ours, whom it was shown to, for which organisation, a
    key of its own, and what it was opened on, where it changes an object."""
    house = {"actor": context["request"].actor, "csrf_token": context["csrf_token"], "form_key": new_key()}
    return {"opened_on": opened_on, **house}


@register.simple_block_tag
def fact(content: str, *, label: str, lang: str = "") -> str:
    """One of a list of facts; nothing where its value is empty. `lang` is the language of the value."""
    spoken = format_html(' lang="{}"', lang) if lang else ""
    return format_html("<div><dt>{}</dt><dd{}>{}</dd></div>", label, spoken, content) if content.strip() else ""


@register.inclusion_tag("components/changed_meanwhile.html")
def changed_meanwhile(*, changed: ChangedMeanwhile) -> dict[str, Any]:
    """Above a form that is shown again because somebody has changed its object: who has changed what, and when."""
    return {"entries": changed.entries}


@register.inclusion_tag("components/waiting_list.html")
def waiting_list(*, waiting: Iterable[Waiting]) -> dict[str, Any]:
    """What a person is expected to do, as it was ordered."""
    return {"waiting": waiting}


@register.inclusion_tag("components/attachments.html", takes_context=True)
def attachments(context: template.Context, *, subject: Model) -> dict[str, Any]:
    """The files of an object, and the way to another for who may attach."""
    request = context["request"]
    files = [(file, can_delete(request.actor, file)) for file in Attachment.objects.of(subject)]
    may_attach = can_attach(request.actor, subject)
    action = reverse("attach_file", args=[kind_of(subject).code, subject.pk]) if may_attach else ""
    return {"attachments": files, "action": action, "request": request, "csrf_token": context["csrf_token"]}


@register.inclusion_tag("components/links.html", takes_context=True)
def links(context: template.Context, *, subject: Model) -> dict[str, Any]:
    """What an object is linked to, as far as the person may see it, and the form for another link."""
    request = context["request"]
    action = reverse("link_objects", args=[kind_of(subject).code, subject.pk])
    form = LinkForm(auto_id="link_%s")
    refill(form, request, action=action)
    return {
        **{"links": linked_to(request.actor, subject), "action": action, "form": form},
        **{"request": request, "csrf_token": context["csrf_token"]},
    }


@register.inclusion_tag("components/saved_views.html", takes_context=True)
def saved_views(context: template.Context, *, query: str) -> dict[str, Any]:
    """The person's own views of the list at this address, and the form to keep the present one: `query`."""
    request = context["request"]
    views = list(SavedView.objects.visible_to(request.actor).over(request.path))
    form = SavedViewForm(initial={"path": request.path, "query": query}, auto_id="view_%s")
    refill(form, request, action=reverse("save_view"))
    return {"request": request, "csrf_token": context["csrf_token"], "views": views, "query": query, "form": form}


@register.inclusion_tag("components/draft_status.html")
def draft_status(*, draft: FormDraft) -> dict[str, Any]:
    """In the form of a draft: keeps its texts, and says so."""
    return {"draft": draft}


@register.inclusion_tag("components/changes.html")
def changes(*, pieces: Iterable[Piece], lang: str = "") -> dict[str, Any]:
    """What has changed in a text, as `comparing.compared` tells it; `lang` is the language of the text."""
    return {"pieces": pieces, "lang": lang}


@register.inclusion_tag("components/timeline.html")
def timeline(*, entries: Iterable[AuditEntry]) -> dict[str, Any]:
    """What was done to an object: who, for whom, when, from, to."""
    return {"steps": [TimelineStep(entry) for entry in entries]}


@register.inclusion_tag("components/follow_button.html", takes_context=True)
def follow_button(context: template.Context, *, subject: Model, follows: bool | None = None) -> dict[str, Any]:
    """Be told of comments on an object and of its moves, or no longer. `follows` where the page knows it already."""
    request = context["request"]
    known = is_followed(request.actor, subject) if follows is None else follows
    action = reverse("follow", args=[kind_of(subject).code, subject.pk])
    return {
        "request": request,
        "csrf_token": context["csrf_token"],
        "action": action,
        "follows": known,
        "subject": subject,
    }


@register.inclusion_tag("components/discussion.html", takes_context=True)
def discussion(context: template.Context, *, subject: Model) -> dict[str, Any]:
    """The comments on an object, and the form for another where it may still be talked about."""
    request = context["request"]
    comments = [
        (
            comment,
            policies.can_correct(request.actor, comment),
            not comment.deleted_at and policies.can_delete(request.actor, comment),
        )
        for comment in Comment.objects.on(subject).for_page()
    ]
    may_comment = policies.can_comment(request.actor, subject)
    action = reverse("create_comment", args=[kind_of(subject).code, subject.pk]) if may_comment else ""
    form = CommentForm(auto_id="comment_%s")
    of = draft_of_comment(request.actor, subject, [comment for comment, *_may in comments])
    draft = open_draft(request.actor, form, of) if may_comment else None
    refill(form, request, action=action)
    return {
        **{"comments": comments, "action": action, "form": form, "draft": draft},
        **{"request": request, "csrf_token": context["csrf_token"]},
    }
