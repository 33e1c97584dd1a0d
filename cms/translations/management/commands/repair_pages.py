from typing import Any

from django.core.management.base import BaseCommand

from cms.core.addresses import respell_addresses
from cms.translations.mirrors import align_versions
from cms.translations.repair import repair_sources


class Command(BaseCommand):
    help = "Repair what earlier versions left wrong in pages: sources of translations, addresses, who may read."

    def handle(self, *args: Any, **options: Any) -> None:
        for one in repair_sources():
            self.stdout.write(
                f"  {one.title}: the source is Polish again; "
                f"{one.translations} translations and {one.decisions} decisions belong to it again"
            )
        for page, slug in respell_addresses():
            self.stdout.write(f"  {page.title}: the address “{slug}” is “{page.slug}” now and leads there")
        for page in align_versions():
            self.stdout.write(f"  {page.title} ({page.locale.language_code}): not public any more, as its Polish page")
