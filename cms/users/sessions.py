"""Where a person is logged in, and the end of it from elsewhere."""

from allauth.usersessions.models import UserSession

from .models import User

#: As they name themselves, the more particular first: every other browser says that it is Chrome or Safari too.
BROWSERS = {"Firefox": "Firefox", "Edg": "Edge", "OPR": "Opera", "Chrome": "Chrome", "Safari": "Safari"}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "Linux": "Linux",
}


def sessions_of(user: User) -> list[UserSession]:
    """The open ones, the latest first; those that have run out are forgotten along the way."""
    return sorted(UserSession.objects.purge_and_list(user), key=lambda one: one.created_at, reverse=True)


def end_session(*, user: User, pk: int) -> bool:
    """Logs that browser out at once. False when it is no open session of this person (any more)."""
    session = UserSession.objects.filter(user=user, pk=pk).first()
    if session:
        session.end()
    return session is not None


def end_all_sessions(*, user: User) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()


def browser_of(user_agent: str) -> str:
    """„Firefox, Linux”, as well as a browser lets itself be known; "" when it does not."""
    return ", ".join(filter(None, (_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent))))


def _first(names: dict[str, str], user_agent: str) -> str:
    return next((name for sign, name in names.items() if sign in user_agent), "")
