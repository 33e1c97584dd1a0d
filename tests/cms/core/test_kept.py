"""What is kept in memory belongs to the content it was made from."""

from threading import Thread

from cms.core import content_version
from cms.core.kept import kept_with_content
from tests import factories


def test_it_is_made_once_for_each_question_until_content_changes(section):
    made = []

    @kept_with_content
    def words(language: str) -> str:
        made.append(language)
        return language * 2

    assert [words("pl"), words("de"), words("pl")] == ["plpl", "dede", "plpl"]
    assert made == ["pl", "de"]
    factories.place_page(parent=section, place=factories.place(name="Zamek"))
    assert words("pl") == "plpl"
    assert made == ["pl", "de", "pl"]


def test_threads_that_ask_at_once_wait_for_the_one_that_makes_it(monkeypatch):
    monkeypatch.setattr(content_version, "current", lambda: "one")
    made, answers = [], []
    askers = [Thread(target=lambda: answers.append(slow())) for _number in range(4)]

    @kept_with_content
    def slow() -> int:
        for asker in askers[1:]:
            asker.start()
        made.append(1)
        return 7

    askers[0].start()
    for asker in askers:
        asker.join()
    assert (made, answers) == ([1], [7, 7, 7, 7])
