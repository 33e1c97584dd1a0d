from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    name = "cms.translations"
    verbose_name = _("Translations")

    def ready(self) -> None:
        from wagtail_localize.models import TranslationSource

        from . import receivers  # noqa: F401
        from .services import create_or_update_translation

        # Every door of wagtail-localize (editor, submission, bulk update, PO files) writes through this one method;
        # docs/decisions/0005-translation-gate.md says why it is replaced.
        TranslationSource.create_or_update_translation = create_or_update_translation
