from django.urls import path

from .views import groups, invitations, mail_actions, organisations, own_data, people, person, proposals

urlpatterns = [
    path("standing/", person.standing, name="standing"),
    path("profile/", person.Profile.as_view(), name="profile"),
    path("profile/data/", own_data.person_data, name="person_data"),
    path("profile/erase/", own_data.EraseOneself.as_view(), name="erase_oneself"),
    path("people/<int:pk>/erase/", own_data.ErasePerson.as_view(), name="erase_person"),
    path("data/", own_data.organisation_data, name="organisation_data"),
    path("left/<str:secret>/", own_data.left_data, name="left_data"),
    path("acting/", person.act_for, name="act_for"),
    path("directory/", organisations.organisations, name="organisations"),
    path("directory/new/", organisations.EnterOrganisation.as_view(), name="enter_organisation"),
    path("directory/<slug:external_id>/", organisations.organisation, name="organisation"),
    path(
        "directory/<slug:external_id>/edit/", organisations.CorrectOrganisation.as_view(), name="correct_organisation"
    ),
    path("directory/<slug:external_id>/state/", organisations.move, name="move_organisation"),
    path("directory/<slug:external_id>/roles/", people.GiveRole.as_view(), name="give_role"),
    path("directory/<slug:external_id>/invitations/", invitations.Invite.as_view(), name="invite"),
    path("directory/<slug:external_id>/page/", proposals.member_page, name="member_page"),
    path("directory/<slug:external_id>/page/propose/", proposals.Propose.as_view(), name="propose_changes"),
    path("proposals/<int:pk>/withdraw/", proposals.withdraw, name="withdraw_proposal"),
    path("invitations/<int:pk>/", invitations.answer, name="answer_invitation"),
    path("invitations/<int:pk>/withdraw/", invitations.withdraw, name="withdraw_invitation"),
    path("invitation/<str:secret>/", invitations.invitation, name="invitation"),
    path("act/<str:secret>/", mail_actions.mail_action, name="mail_action"),
    path("roles/<int:pk>/end/", people.end_role, name="end_role"),
    path("groups/", groups.working_groups, name="working_groups"),
    path("groups/new/", groups.FormGroup.as_view(), name="form_group"),
    path("groups/<int:pk>/", groups.working_group, name="working_group"),
    path("groups/<int:pk>/edit/", groups.CorrectGroup.as_view(), name="correct_group"),
    path("groups/<int:pk>/close/", groups.close, name="close_group"),
    path("groups/<int:pk>/seats/", groups.AddToGroup.as_view(), name="add_to_group"),
    path("seats/<int:pk>/end/", groups.remove, name="remove_from_group"),
]
