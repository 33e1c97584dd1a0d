import pytest

from cms.core.sorting import sort_key


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("pl", ["Lądek", "Lubicz", "Łambinowice", "Moszna", "Zamek", "Źródło", "Żaba"]),
        ("pl", ["Nysa", "Ńywa", "Opole", "Ósemka", "Paczków"]),
        ("cs", ["Cesta", "Čert", "Hrad", "Chata", "Ivan", "Řeka", "Sad", "Šaty"]),
        ("de", ["Apfel", "Äpfel", "Apfelbaum", "Strasse", "Straße 2", "Zoo"]),
        ("en", ["Łambinowice", "Lubicz"]),
        ("pl", ["3 Stawy", "Hotel 2", "Hotel Arte", "Hotelik"]),
        ("pl", ["Hotel „Arte”", "Hotel Court"]),
    ],
)
def test_names_sort_as_a_reader_of_the_language_expects(language, names):
    assert sorted(names.copy(), key=lambda name: sort_key(name, language)) == names


def test_key_of_any_text_is_digits_only():
    assert sort_key("Ωmega 𝒳 — 日本\x00", "pl").isdigit()
    assert sort_key("…", "pl") == ""
