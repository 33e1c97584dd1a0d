from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.core.management.base import BaseCommand

from cms.catalogues import compile_outdated
from cms.core.jobs import jobs_at_once
from cms.core.tasks import gather_statistics
from cms.demo import load_demo
from cms.media.services import drop_renditions_without_file, make_missing_renditions
from cms.places.demo import redraw_lost_pictures
from cms.preconditions import require_cache, require_database, require_files, require_no_demo_accounts
from cms.schedules import ensure_schedules
from cms.search_index import rebuild_if_incomplete
from cms.setup import prepare_site
from cms.static import collect_if_changed
from intranet.search.services import rebuild as rebuild_intranet_search
from search.indexing.upkeep import bring_up_to_date
from search.indexing.writing import indexing_later


class Command(BaseCommand):
    help = "Bring database, static files, index and caches to what this version needs. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        require_database()
        require_cache()
        require_files()
        compile_outdated()
        call_command("migrate", verbosity=0, interactive=False)
        require_no_demo_accounts()
        cache.clear()  # what it holds may belong to another database
        collect_if_changed()
        with jobs_at_once():
            self._fill()

    def _fill(self) -> None:
        call_command("build_dictionaries", stdout=self.stdout)
        prepare_site()
        ensure_schedules()
        if settings.DEMO:
            with indexing_later():  # the index is built below, at once
                load_demo(self._say)
            redraw_lost_pictures()
        call_command("repair_pages", stdout=self.stdout)
        drop_renditions_without_file()
        make_missing_renditions()
        rebuild_if_incomplete(self._say)
        bring_up_to_date(self._say)
        rebuild_intranet_search()
        gather_statistics()

    def _say(self, step: str) -> None:
        self.stdout.write(f"  {step} …")
        self.stdout.flush()
