from email import message_from_bytes
from email.policy import default as modern

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection

BACKEND = "cms.core.mail.EmlFileBackend"


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return settings.EMAIL_FILE_PATH


def test_each_message_becomes_a_file_that_mail_programs_open(folder):
    messages = [
        EmailMultiAlternatives(f"Zażółć {number}", "Gęślą jaźń", "biuro@example.org", ["jan@example.org"])
        for number in (1, 2)
    ]
    messages[0].attach_alternative("<p>Gęślą jaźń</p>", "text/html")
    assert get_connection(BACKEND).send_messages(messages) == 2
    files = list(folder.iterdir())
    assert {file.suffix for file in files} == {".eml"}
    read = {m["Subject"]: m for m in (message_from_bytes(file.read_bytes(), policy=modern) for file in files)}
    assert set(read) == {"Zażółć 1", "Zażółć 2"}
    assert read["Zażółć 1"]["To"] == "jan@example.org"
    texts = {part.get_content_type(): part.get_content().strip() for part in read["Zażółć 1"].iter_parts()}
    assert texts == {"text/plain": "Gęślą jaźń", "text/html": "<p>Gęślą jaźń</p>"}
