from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    name = "cms.translations"
    verbose_name = _("Translations")

    def ready(self) -> None:
        from wagtail.admin.forms.pages import PageViewRestrictionForm
        from wagtail_localize.models import TranslationSource

        from . import receivers  # noqa: F401
        from .mirrors import take_versions_along
        from .services import create_or_update_translation

        take_versions_along()
        who_may_read = PageViewRestrictionForm.base_fields["restriction_type"]
        who_may_read.help_text = _(
            "What is chosen for a Polish page holds for its versions in the other languages too."
        )

        # Every door of wagtail-localize (editor, submission, bulk update, PO files) writes through this one method;
        # docs/decisions/0005-translation-gate.md says why it is replaced.
        TranslationSource.create_or_update_translation = create_or_update_translation
