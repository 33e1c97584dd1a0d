from django.urls import path

from .views import groups, invitations, mail_actions, organisations, own_data, people, person

urlpatterns = [
    path("standing/", person.standing, name="standing"),
    path("profile/", person.profile, name="profile"),
    path("profile/data/", own_data.person_data, name="person_data"),
    path("profile/erase/", own_data.erase_oneself, name="erase_oneself"),
    path("people/<int:pk>/erase/", own_data.erase_person, name="erase_person"),
    path("data/", own_data.organisation_data, name="organisation_data"),
    path("left/<str:token>/", own_data.left_data, name="left_data"),
    path("acting/", person.act_for, name="act_for"),
    path("directory/", organisations.organisations, name="organisations"),
    path("directory/new/", organisations.enter, name="enter_organisation"),
    path("directory/<slug:external_id>/", organisations.organisation, name="organisation"),
    path("directory/<slug:external_id>/edit/", organisations.correct, name="correct_organisation"),
    path("directory/<slug:external_id>/state/", organisations.move, name="move_organisation"),
    path("directory/<slug:external_id>/roles/", people.give_role, name="give_role"),
    path("directory/<slug:external_id>/invitations/", invitations.invite, name="invite"),
    path("invitations/<int:pk>/withdraw/", invitations.withdraw, name="withdraw_invitation"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("act/<str:token>/", mail_actions.mail_action, name="mail_action"),
    path("roles/<int:pk>/end/", people.end_role, name="end_role"),
    path("groups/", groups.working_groups, name="working_groups"),
    path("groups/new/", groups.form, name="form_group"),
    path("groups/<int:pk>/", groups.working_group, name="working_group"),
    path("groups/<int:pk>/edit/", groups.correct, name="correct_group"),
    path("groups/<int:pk>/close/", groups.close, name="close_group"),
    path("groups/<int:pk>/seats/", groups.add, name="add_to_group"),
    path("seats/<int:pk>/end/", groups.remove, name="remove_from_group"),
]
