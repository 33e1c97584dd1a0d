"""Secrets that are nowhere kept: the same whenever they are derived, for the same key and nothing else."""

import stat
from itertools import combinations
from multiprocessing import get_context
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured

from cms.core import derived_secrets
from cms.core.derived_secrets import derive, derive_code, hash_of


@pytest.fixture
def key_file(settings, tmp_path) -> Path:
    settings.LINKS_KEY_FILE = tmp_path / "links-key"
    return settings.LINKS_KEY_FILE


def test_another_purpose_object_or_generation_has_another_secret(key_file):
    of = [("a", 1, 1), ("a", 1, 2), ("a", 11, 1), ("a1", 1, 1), ("b", 1, 1), ("a", "1, 1", 1)]
    assert all(derive(*one) != derive(*other) for one, other in combinations(of, 2))
    assert derive("a", 1, 2) == derive("a", "1", 2)


def test_secret_stands_in_an_address_as_it_is(key_file):
    assert all(
        set(derive("a", pk)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") for pk in "123"
    )
    assert len(derive("a", 1)) == 43  # 256 bits


def test_code_can_be_read_aloud(key_file):
    code = derive_code("a", 1)
    assert [len(part) for part in code.split("-")] == [4, 4]
    assert not set(code) & set("AEIOUY0123456789")


def test_key_is_made_once_and_for_this_account_alone(key_file):
    secret = derive("a", 1)
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    derived_secrets._key.cache_clear()  # as in another process
    assert derive("a", 1) == secret
    assert [file.name for file in key_file.parent.iterdir()] == ["links-key"]


def test_processes_that_start_together_have_one_key(key_file):
    with get_context("fork").Pool(4) as processes:
        assert len(set(processes.starmap(derive, [("a", 1)] * 8))) == 1


def test_another_key_means_other_secrets(settings, key_file, tmp_path):
    secret = derive("a", 1)
    settings.LINKS_KEY_FILE = tmp_path / "another"
    assert derive("a", 1) != secret


@pytest.mark.parametrize("content", ["", "abcd", "not hexadecimal" * 10])
def test_file_that_holds_no_key_is_refused(key_file, content):
    key_file.write_text(content)
    with pytest.raises(ImproperlyConfigured, match="LINKS_KEY_FILE"):
        derive("a", 1)


def test_hash_tells_nothing_and_is_always_the_same(key_file):
    secret = derive("a", 1)
    assert hash_of(secret) == hash_of(secret) != hash_of(derive("a", 2))
    assert secret not in hash_of(secret)


def complaints() -> list[str]:
    return [message.msg for message in run_checks() if message.id == "visitopolskie.E004"]


def test_key_that_lies_apart_is_no_problem(key_file):
    derive("a", 1)
    assert complaints() == []


def test_key_among_what_is_served_is_named(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    settings.LINKS_KEY_FILE = tmp_path / "deep" / "links-key"
    (said,) = complaints()
    assert str(tmp_path / "deep") in said


def test_key_that_others_may_read_or_that_is_none_is_named(key_file):
    key_file.write_text("abcd")
    key_file.chmod(0o644)
    assert len(complaints()) == 2
