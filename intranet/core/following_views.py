from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from . import following
from .actors import ActorRequest
from .kinds import with_subjects
from .models import Follow
from .visibility import find


@require_safe
def followed(request: ActorRequest) -> HttpResponse:
    """What the person follows and may see; shown to nobody else."""
    follows = Follow.objects.visible_to(request.actor).prefetch_related(with_subjects())
    return render(request, "intranet/following/followed.html", {"follows": follows})


@require_POST
def follow(request: ActorRequest, kind: str, pk: int) -> HttpResponse:
    """Follows, or with the answer „no” follows no longer: twice the same button does the same."""
    subject = find(request.actor, kind, pk)
    change = following.unfollow if request.POST.get("follow") == "no" else following.follow
    change(actor=request.actor, subject=subject)
    return redirect(subject.get_absolute_url())
