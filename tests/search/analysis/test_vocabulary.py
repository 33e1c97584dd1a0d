from collections.abc import Iterator
from pathlib import Path

import pytest

from search.analysis import dictionaries, parts, terms


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("pl", "zamek", "zamku"),
        ("pl", "kościół", "koscioly"),
        ("pl", "Moszna", "Mosznej"),
        ("pl", "dziecko", "dziećmi"),
        ("pl", "święta", "św."),
        ("pl", "most", "moście"),
        ("cs", "zámek", "zámky"),
        ("cs", "hora", "hoře"),
        ("cs", "svatá", "sv"),
        ("de", "Schloß", "Schlösser"),
        ("de", "Schlösser", "Schloesser"),
        ("de", "Museum", "Museen"),
        ("en", "brewery", "breweries"),
        ("en", "child", "children"),
    ],
)
def test_forms_of_a_word_share_a_term(language, one, other):
    assert set(terms(one, language)) & set(terms(other, language))


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("pl", "zamek", "zamach"), ("pl", "młyn", "młody"), ("de", "Schule", "Schuh"), ("en", "castle", "cast")],
)
def test_other_words_share_none(language, one, other):
    assert not set(terms(one, language)) & set(terms(other, language))


def test_first_term_is_the_folded_word():
    assert terms("Święta", "pl")[0] == "swieta"


def test_signs_have_no_terms():
    assert terms("—", "pl") == ()


def test_terms_are_cut_at_thirty_letters():
    assert {len(term) for term in terms("a" * 40, "en")} == {30}


def test_a_word_of_no_dictionary_is_stemmed():
    assert set(terms("Kowalscyzna", "pl")) & set(terms("Kowalscyzny", "pl"))


@pytest.mark.parametrize(
    ("word", "made_of"),
    [
        ("Wasserschloss", ("wasser", "schloss")),
        ("Burgenstraße", ("burg", "strasse")),
        ("Schloss", ()),
        ("Honig", ()),
    ],
)
def test_compounds_come_apart(word, made_of):
    assert parts(word, "de") == made_of


def test_only_german_has_compounds():
    assert parts("Wasserschloss", "pl") == ()


@pytest.fixture
def empty_folder(settings, tmp_path) -> Iterator[Path]:
    """Where dictionaries are looked for."""
    settings.DICTIONARIES = tmp_path
    dictionaries.forget()
    terms.cache_clear()
    yield tmp_path
    dictionaries.forget()
    terms.cache_clear()


@pytest.mark.parametrize("content", [None, b"", b"garbled" * 100])
def test_without_dictionaries_that_can_be_read_stems_serve(empty_folder, content):
    for language in dictionaries.LANGUAGES if content is not None else ():
        dictionaries.file_of(language).write_bytes(content or b"")
    assert dictionaries.missing() == ["pl", "en", "de", "cs"]
    assert not dictionaries.is_known("zamek", "pl")
    assert set(terms("jeziora", "pl")) & set(terms("jezioro", "pl"))


def test_a_built_dictionary_is_not_built_again(empty_folder):
    for language in dictionaries.LANGUAGES:
        dictionaries.BytesTrie([("a", b"b")]).save(str(dictionaries.file_of(language)))
    said: list[str] = []
    dictionaries.build(said.append)
    assert said == []
