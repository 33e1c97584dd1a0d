from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSet

from .editors.admin import ProposalViewSet
from .groups import DECIDE_PROPOSALS
from .models import Proposal
from .waiting import words_of_waiting_proposals


class WaitingProposals(Component):
    """On the first page: what waits for editors, and the way there; nothing while nothing waits."""

    order = 50

    def render_html(self, parent_context: Any = None) -> str:
        number = Proposal.objects.waiting().count()
        if not number:
            return ""
        link = f"{reverse('proposals:index')}?state=proposed"
        markup = '<p class="help-block help-warning"><a href="{}">{}</a></p>'
        return format_html(markup, link, words_of_waiting_proposals(number))


@hooks.register("register_admin_viewset")
def proposals() -> ViewSet:
    return ProposalViewSet()


@hooks.register("construct_homepage_panels")
def waiting_proposals(request: HttpRequest, panels: list[Component]) -> None:
    if request.user.has_perm(DECIDE_PROPOSALS):
        panels.insert(0, WaitingProposals())
