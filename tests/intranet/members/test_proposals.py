"""What an organisation proposes for its public page, and what an editor makes of it."""

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import Translation

from cms.cluster.models import ClusterPage, Member, MemberPage
from cms.places.models import Municipality
from intranet.core import notices
from intranet.core.models import AuditEntry
from intranet.core.transitions import IllegalTransition
from intranet.members import proposal_services, services
from intranet.members.acting import actor_of
from intranet.members.enums import OrganisationState, ProposalState, Role
from intranet.members.models import Organisation, Proposal
from intranet.members.public_page import changes_of, fingerprint, public_values
from tests import factories as portal
from tests.intranet import factories

from ..conftest import logged_in


@pytest.fixture
def cluster(home) -> ClusterPage:
    return portal.publish(ClusterPage(title="Klaster", slug="klaster", summary="Razem."), parent=home)


@pytest.fixture
def desk(editor, cluster):
    return actor_of(editor)


def words(**values):
    return {
        **{"title": "Hotel Arte", "summary": "Spokojny hotel w Brzegu.", "text": "Blisko zamku."},
        **{"sector": "commercial", "municipality": None, "website": "https://example.org/arte"},
    } | values


def propose(actor, hotel, **values):
    return proposal_services.propose(actor=actor, organisation=hotel, **words(**values))


def approve(desk, proposal):
    seen = fingerprint(Organisation.objects.get(pk=proposal.organisation_id))
    return proposal_services.approve_proposal(actor=desk, proposal=proposal, seen=seen)


def polish_page() -> MemberPage:
    return MemberPage.objects.get(member__external_id="hotel", locale__language_code="pl")


def test_what_is_approved_is_live_in_polish_and_mirrored_elsewhere(hotel, coordinator, desk, client):
    approve(desk, propose(coordinator, hotel))
    hotel.refresh_from_db()
    assert hotel.website == "https://example.org/arte"
    assert client.get("/pl/klaster/hotel-arte/").status_code == 200
    page = client.get("/de/klaster/hotel-arte/").content.decode()
    assert '<p class="lead" lang="pl">Spokojny hotel w Brzegu.</p>' in page
    assert MemberPage.objects.filter(alias_of__isnull=False).count() == 3


def test_translation_stays_live_and_waits_for_todays_polish(hotel, coordinator, desk, client):
    approve(desk, propose(coordinator, hotel))
    portal.translate(polish_page(), "de", title="Hotel Arte", summary="Ruhiges Hotel.", text="Am Schloss.")
    approve(desk, propose(coordinator, hotel, summary="Hotel nad Odrą."))
    assert "Hotel nad Odrą." in client.get("/pl/klaster/hotel-arte/").content.decode()
    german = client.get("/de/klaster/hotel-arte/").content.decode()
    assert '<p class="lead">Ruhiges Hotel.</p>' in german
    assert "Hotel nad Odrą." not in german


def test_approved_change_waits_at_the_translators_desk(hotel, coordinator, desk, editor, client):
    approve(desk, propose(coordinator, hotel))
    portal.translate(polish_page(), "de", title="Hotel Arte", summary="Ruhiges Hotel.", text="Am Schloss.")
    translation = Translation.objects.get(
        target_locale__language_code="de", source__object_id=polish_page().translation_key
    )
    address = reverse("translation_desk", args=[translation.pk])
    client.force_login(editor)
    assert "Spokojny hotel" not in client.get(address).content.decode()
    approve(desk, propose(coordinator, hotel, summary="Hotel nad Odrą."))
    shown = client.get(address).content.decode()
    assert "Hotel nad Odrą." in shown
    assert "Blisko zamku." not in shown  # as it was, and translated


def test_whoever_proposed_is_told_in_the_mail_and_in_the_intranet(
    hotel, coordinator, desk, django_capture_on_commit_callbacks
):
    proposal = propose(coordinator, hotel)
    with django_capture_on_commit_callbacks(execute=True):
        proposal_services.refuse_proposal(actor=desk, proposal=proposal, reason="Proszę podać adres.")
    (shown,) = notices.shown_to(coordinator)
    assert shown.words == "What you proposed for the page of Hotel Arte is refused: Proszę podać adres."
    assert shown.url == "/intranet/directory/hotel/page/"
    notices.mail_due(user=coordinator.user, actors=[coordinator], connection=mail.get_connection())
    assert "Proszę podać adres." in mail.outbox[-1].body


def test_refusal_needs_a_reason(hotel, coordinator, desk):
    proposal = propose(coordinator, hotel)
    with pytest.raises(ValidationError, match="Say why"):
        proposal_services.refuse_proposal(actor=desk, proposal=proposal, reason="  ")


def test_only_who_speaks_for_it_or_looks_after_it_proposes(hotel, museum, member, office):
    speaker = actor_of(factories.member(hotel, Role.REPRESENTATIVE).user)
    other = actor_of(factories.member(museum, Role.REPRESENTATIVE).user)
    for actor in (member, other, office):
        with pytest.raises(PermissionDenied):
            propose(actor, hotel)
    assert propose(speaker, hotel).state == ProposalState.PROPOSED


def test_only_editors_decide(hotel, coordinator, office, desk):
    proposal = propose(coordinator, hotel)
    for actor in (coordinator, office):
        with pytest.raises(PermissionDenied):
            approve(actor, proposal)
    assert approve(desk, proposal).state == ProposalState.APPROVED


def test_one_proposal_waits_at_a_time_and_must_change_something(hotel, coordinator, desk):
    propose(coordinator, hotel)
    with pytest.raises(ValidationError, match="waiting already"):
        propose(coordinator, hotel)
    approve(desk, Proposal.objects.get())
    with pytest.raises(ValidationError, match="Nothing differs"):
        propose(coordinator, hotel)


def test_refusal_sent_twice_is_one_and_keeps_its_reason(hotel, coordinator, desk):
    proposal = propose(coordinator, hotel)
    for _click in range(2):
        refused = proposal_services.refuse_proposal(actor=desk, proposal=proposal, reason="Too long.")
        assert refused.reason == "Too long."
    with pytest.raises(IllegalTransition):
        proposal_services.refuse_proposal(actor=desk, proposal=proposal, reason="Too short.")
    assert Proposal.objects.get().reason == "Too long."


def test_withdrawn_proposal_is_not_approved(hotel, coordinator, desk):
    proposal = proposal_services.withdraw_proposal(actor=coordinator, proposal=propose(coordinator, hotel))
    with pytest.raises(IllegalTransition):
        approve(desk, proposal)
    assert not MemberPage.objects.exists()


def test_page_that_changed_since_the_editor_looked_is_compared_once_more(hotel, coordinator, desk):
    approve(desk, propose(coordinator, hotel))
    proposal = propose(coordinator, hotel, summary="Hotel nad Odrą.")
    seen = fingerprint(hotel)
    page = polish_page()
    page.summary = "Hotel w Brzegu, od maja po remoncie."
    page.save_revision().publish()
    with pytest.raises(ValidationError, match="Compare once more"):
        proposal_services.approve_proposal(actor=desk, proposal=proposal, seen=seen)
    ((_proposal, (change,)),) = changes_of([proposal])
    assert (change.before, change.was, change.after) == (
        "Hotel w Brzegu, od maja po remoncie.",
        "Spokojny hotel w Brzegu.",
        "Hotel nad Odrą.",
    )
    approve(desk, proposal)
    assert polish_page().summary == "Hotel nad Odrą."


def test_what_was_not_proposed_stays_as_others_have_set_it_since(hotel, coordinator, desk, office):
    approve(desk, propose(coordinator, hotel))
    proposal = propose(coordinator, hotel, summary="Hotel nad Odrą.")
    hotel.refresh_from_db()
    services.update_organisation(actor=office, organisation=hotel, website="https://example.org/nowa")
    approve(desk, proposal)
    assert Member.objects.get().website == "https://example.org/nowa"


def test_draft_of_an_editor_is_not_published_along(hotel, coordinator, desk):
    approve(desk, propose(coordinator, hotel))
    page = polish_page()
    page.text = "Jeszcze nie gotowe."
    page.save_revision()
    proposal = propose(coordinator, hotel, summary="Hotel nad Odrą.")
    with pytest.raises(ValidationError, match="draft"):
        approve(desk, proposal)
    assert polish_page().summary == "Spokojny hotel w Brzegu."
    assert Proposal.objects.get(pk=proposal.pk).waits


def test_correction_by_the_office_reaches_the_portal(hotel, coordinator, desk, office):
    approve(desk, propose(coordinator, hotel))
    hotel.refresh_from_db()
    services.update_organisation(actor=office, organisation=hotel, municipality_id="1601011")
    assert Member.objects.get().municipality_id == "1601011"


def test_who_leaves_is_off_the_portal_in_all_languages_and_proposes_nothing(hotel, coordinator, desk, office, client):
    approve(desk, propose(coordinator, hotel))
    waiting = propose(coordinator, hotel, summary="Hotel nad Odrą.")
    services.move_organisation(actor=office, organisation=hotel, state=OrganisationState.LEFT)
    for language in ("pl", "en", "de", "cs"):
        assert client.get(f"/{language}/klaster/hotel-arte/").status_code == 404
    assert Proposal.objects.get(pk=waiting.pk).state == ProposalState.WITHDRAWN


def test_log_says_who_proposed_and_who_decided(hotel, coordinator, desk):
    proposal = approve(desk, propose(coordinator, hotel))
    steps = AuditEntry.objects.of([proposal]).order_by("pk").values_list("user", "organisation", "before", "after")
    assert list(steps) == [
        (coordinator.user.pk, hotel.pk, "", ""),
        (desk.user.pk, None, "proposed", "approved"),
    ]
    correction = AuditEntry.objects.of([hotel]).get()
    assert correction.changes["website"] == ["", "https://example.org/arte"]


def test_coordinator_proposes_and_withdraws_on_the_pages(hotel, coordinator, cluster):
    browser = logged_in(coordinator.user)
    address = "/intranet/directory/hotel/page/propose/"
    assert 'value="Hotel Arte"' in browser.get(address).content.decode()
    data = words(municipality="1601011") | {"acting_for": coordinator.form_value}
    answer = browser.post(address, data, follow=True)
    page = answer.content.decode()
    assert "Spokojny hotel w Brzegu." in page
    assert "waits for an editor" in page
    again = browser.post(address, data | {"text": "Drugi tekst."})
    assert again.status_code == 422
    assert "waiting already" in again.content.decode()
    assert "Drugi tekst." in again.content.decode()
    withdraw = reverse("withdraw_proposal", args=[Proposal.objects.get().pk])
    page = browser.post(withdraw, {"acting_for": coordinator.form_value}, follow=True).content.decode()
    assert "The proposal is withdrawn." in page


def test_editor_meets_what_waits_compares_and_approves(hotel, coordinator, desk, editor_client):
    proposal = propose(coordinator, hotel)
    assert "1 proposal for a member&#x27;s page waits" in editor_client.get("/admin/").content.decode()
    assert "Hotel Arte" in editor_client.get("/admin/members/proposals/?state=proposed").content.decode()
    address = f"/admin/members/proposals/{proposal.pk}/"
    page = editor_client.get(address).content.decode()
    assert "Blisko zamku." in page
    assert "approving makes it" in page
    stale = editor_client.post(address, {"seen": "another"}, follow=True).content.decode()
    assert "Compare once more" in stale
    editor_client.post(address, {"seen": fingerprint(hotel)})
    assert polish_page().live
    late = editor_client.post(address, {"refuse": "1", "reason": "Nie."}, follow=True).content.decode()
    assert "this step is not possible" in late


def test_translators_do_not_reach_the_editors_pages(hotel, coordinator):
    proposal = propose(coordinator, hotel)
    translator = factories.person("Tina Tłumacz")
    translator.user_permissions.add(Permission.objects.get(codename="access_admin"))
    browser = Client()
    browser.force_login(translator)
    address = f"/admin/members/proposals/{proposal.pk}/"
    assert browser.get(address).status_code in (302, 403)
    browser.post(address, {"seen": fingerprint(hotel)})
    assert Proposal.objects.get().waits


@pytest.mark.parametrize("proposals", [1, 3])
def test_page_of_proposals_asks_as_much_for_one_as_for_several(
    hotel, coordinator, desk, proposals, django_assert_num_queries
):
    municipalities = Municipality.objects.all()[:3]
    for number in range(proposals):
        approve(desk, propose(coordinator, hotel, municipality=municipalities[number]))
    browser = logged_in(coordinator.user)
    browser.get("/intranet/directory/hotel/page/")
    with django_assert_num_queries(10):
        browser.get("/intranet/directory/hotel/page/")


def test_values_of_a_page_that_is_not_there_yet_are_the_organisations(hotel):
    assert public_values(hotel) == words(summary="", text="", website="")
