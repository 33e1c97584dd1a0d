import pytest

from search.analysis import fold, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Święta Łąka", "swieta laka"),
        ("Schloß", "schloss"),
        ("kůň ďábel ŘEKA", "kun dabel reka"),
        ("Køge Æbelø đakovo", "koge aebelo dakovo"),
        ("", ""),
    ],
)
def test_fold_leaves_plain_letters(text, folded):
    assert fold(text) == folded


def test_words_say_where_they_are():
    text = "„Zamek” w Kędzierzynie-Koźlu!"
    found = list(words(text))
    assert [word for word, _start, _end in found] == [
        "Zamek",
        "w",
        "Kędzierzynie",
        "Koźlu",
        "KędzierzynieKoźlu",
    ]
    assert [text[start:end] for _word, start, end in found] == [
        "Zamek",
        "w",
        "Kędzierzynie",
        "Koźlu",
        "Kędzierzynie-Koźlu",
    ]
