from datetime import datetime, timedelta

from django.utils import timezone


def test_who_finds_a_hole_reads_whom_to_tell(client):
    answer = client.get("/.well-known/security.txt")
    lines = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert lines["Contact"] == "mailto:info@orot.pl"
    assert lines["Canonical"] == "https://visitopolskie.example/.well-known/security.txt"
    assert timedelta(days=30) < datetime.fromisoformat(lines["Expires"]) - timezone.now() < timedelta(days=365)
    assert "Set-Cookie" not in answer.headers
