"""A small cluster with everybody in it whom the access matrix names, and something of every kind to look at."""

from datetime import UTC, datetime
from itertools import product

from django.contrib.auth.models import Group

from cms.users.models import User
from intranet.core.kinds import about
from intranet.core.models import Comment, Draft, Feed, Follow, Link, SavedView
from intranet.documents.extraction.names import Job
from intranet.members.audiences import keys
from intranet.members.enums import InvitationState, OrganisationState, Role
from intranet.members.models import Invitation, Membership, Organisation

from . import factories

PEOPLE = (
    "account",
    "member",
    "other member",
    "coordinator",
    "representative",
    "office",
    "board",
    "suspended",
    "editor",
    "superuser",
)
ROLES = ("anonymous", *PEOPLE)
THEN = datetime(2026, 1, 1, tzinfo=UTC)


def build() -> dict[str, User]:
    """Who is who, by role of PEOPLE. The hotel's people carry the roles' names; the museum is another member."""
    hotel = factories.organisation(external_id="hotel", name="Hotel")
    museum = factories.organisation(external_id="museum", name="Muzeum")
    closed = factories.organisation(external_id="closed", name="Pensjonat", state=OrganisationState.SUSPENDED)
    factories.organisation(external_id="gone", name="Karczma", state=OrganisationState.LEFT)
    member = factories.member(hotel).user
    factories.member(hotel, Role.DEPUTY, started_at=THEN, ended_at=THEN)
    factories.member(museum, Role.REPRESENTATIVE)
    editor = factories.person("Edyta Redaktor")
    editor.groups.add(Group.objects.get(name="Editors"))
    people = {
        "account": factories.person(),
        "member": member,
        "other member": factories.member(museum).user,
        "coordinator": factories.member(hotel, Role.COORDINATOR).user,
        "representative": factories.member(hotel, Role.REPRESENTATIVE).user,
        "office": factories.office(),
        "board": factories.board(),
        "suspended": factories.member(closed, Role.REPRESENTATIVE).user,
        "editor": editor,
        "superuser": factories.person("Zofia Zarządca", is_staff=True, is_superuser=True),
    }
    for organisation, email in ((hotel, "new@example.org"), (museum, "other@example.org")):
        Invitation.objects.create(organisation=organisation, email=email, role=Role.MEMBER, invited_by=people["office"])
    Invitation.objects.create(
        organisation=hotel, email="old@example.org", role=Role.MEMBER, invited_by=member, state=InvitationState.ACCEPTED
    )
    for organisation in (hotel, museum):
        factories.proposal(organisation, proposed_by=people["coordinator"])
    _form_groups(hotel, member, people["representative"])
    _keep_documents(hotel, people)
    _plan_outings(hotel, museum, member, people["representative"])
    for role in ("member", "office"):
        Feed.objects.create(user=people[role], name="Phone", digest=role)
        SavedView.objects.create(user=people[role], path="/intranet/directory/", name="Mine")
    return people


def _form_groups(hotel: Organisation, member: User, representative: User) -> None:
    """One at work that all see, one that is closed; the member sits in both."""
    groups = [factories.working_group("Pakiety", member), factories.working_group("Zamknięta", member, closed_at=THEN)]
    Link.objects.create(**about(groups[0], "first_"), **about(groups[1], "second_"), made_by=member)
    for group in groups:
        factories.attachment(group, member)
        Comment.objects.create(subject=group, author=member, organisation=hotel, text="Tak.")
        for user in (member, representative):
            Follow.objects.create(user=user, **about(group))


def _plan_outings(hotel: Organisation, museum: Organisation, member: User, representative: User) -> None:
    """One that all know, one that only the hotel knows, one that stays the museum's; each talked about and followed."""
    known = factories.outing(hotel, title="Known")
    outings = [known, factories.outing(hotel, title="Own", state="planned")]
    outings.append(factories.outing(museum, title="Secret", is_confidential=True))
    Draft.objects.create(user=member, organisation=hotel, subject=known, name="comment", texts={"text": "Może."})
    for other in outings[1:]:
        Link.objects.create(**about(known, "first_"), **about(other, "second_"), made_by=member)
    for outing in outings:
        factories.attachment(outing, member)
        Comment.objects.create(subject=outing, author=member, organisation=hotel, text="Tak.")
        for user in (member, representative):
            Follow.objects.create(user=user, **about(outing))


def _keep_documents(hotel: Organisation, people: dict[str, User]) -> None:
    """For all, in two versions; for the hotel, the board, a sector and the office alone; one in the bin."""
    everybody = factories.folder("Umowy", is_open=True)
    factories.folder("Puste")
    of_hotel = factories.folder("Hotel", keys.of_organisation(hotel.pk), parent=everybody)
    statute = factories.document(everybody, people["office"], title="Statut")
    statute.current = factories.version(statute)
    statute.save()
    must_read = factories.must_read(statute)
    own = factories.document(of_hotel, people["representative"], title="Own")
    for version, job in product([statute.versions.get(number=1), own.current], [Job.THUMBNAIL, Job.PDF]):
        factories.made_of(version, job)
    for membership in Membership.objects.active():
        factories.must_read_ask(must_read, membership.user, membership.organisation)
    of_board = factories.document(everybody, people["board"], keys.BOARD, title="Board")
    for document, approver in ((statute, "member"), (own, "representative"), (of_board, "board")):
        factories.approval(document, people[approver])
    factories.document(everybody, people["office"], keys.of_sector("public"), title="Sector")
    factories.document(everybody, people["office"], keys.OFFICE, title="Office")
    factories.document(everybody, people["member"], title="Binned", state="binned")
