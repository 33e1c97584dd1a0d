from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClusterConfig(AppConfig):
    name = "cms.cluster"
    verbose_name = _("Cluster")

    def ready(self) -> None:
        from cms.core.findable import register
        from cms.places.findable import FURTHER_WORDS, PLACES
        from cms.places.models import Place, PlacePage

        from .findable import MEMBERS, words_about
        from .models import Member, MemberPage

        register(MEMBERS, Member, MemberPage, Place, PlacePage)
        register(PLACES, Member, MemberPage)
        FURTHER_WORDS.append(words_about)
