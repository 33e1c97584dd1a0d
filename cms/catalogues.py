"""Compiled catalogues (django.mo) lie beside their sources (django.po) and are derived from them alone."""

import os
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation.reloader import translation_file_changed


def compile_outdated() -> None:
    """Compile what is missing or older than its source. Safe to repeat, also for several processes at once."""
    for folder in settings.LOCALE_PATHS:
        for source in Path(folder).glob("*/LC_MESSAGES/*.po"):
            if _is_outdated(source.with_suffix(".mo"), source):
                _compile(source)


def _is_outdated(compiled: Path, source: Path) -> bool:
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def _compile(source: Path) -> None:
    compiled, unfinished = source.with_suffix(".mo"), source.with_suffix(f".{os.getpid()}")
    polib.pofile(str(source)).save_as_mofile(str(unfinished))
    unfinished.replace(compiled)
    translation_file_changed(sender=None, file_path=compiled)  # this process may have read the one before
