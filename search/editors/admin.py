"""What editors say about finding: recommendations, and words that mean the same."""

from django.forms import Textarea
from django.utils.functional import Promise as StrPromise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, Panel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from ..finding.promotions import MOST
from ..models import Promotion, Synonym

SYNONYMS_HELP = _(
    "Open the preview (the glasses at the top right) to see what is found without these words and with them. "
    "They take effect as soon as they are saved. Endings and accents need no lines of their own: "
    "“castles” is found by “castle” anyway."
)
PROMOTIONS_HELP = _(
    "The pages come first among the results, labelled as recommended, when somebody asks one of the queries. "
    "A page that nobody may read, or that is left out of search, is not shown here either."
)


def _panels(help_text: StrPromise, lines: str, further: Panel) -> list[Panel]:
    """`lines` is the field in which editors write one thing on each line."""
    return [
        HelpPanel(help_text),
        FieldPanel("language"),
        FieldPanel(lines, widget=Textarea(attrs={"rows": 4})),
        further,
    ]


class AdviceViewSet(SnippetViewSet):
    list_display = ["__str__", "language"]
    list_filter = ["language"]
    search_backend_name = None


class SynonymViewSet(AdviceViewSet):
    model = Synonym
    icon = "order"
    menu_label = _("Synonyms and exonyms")
    search_fields = ordering = ["words"]
    panels = _panels(SYNONYMS_HELP, "words", FieldPanel("example"))


class PromotionViewSet(AdviceViewSet):
    model = Promotion
    icon = "pick"
    menu_label = _("Recommendations")
    search_fields = ordering = ["queries"]
    panels = _panels(
        PROMOTIONS_HELP,
        "queries",
        InlinePanel(
            "pages", [FieldPanel("page")], heading=_("Recommended pages"), label=_("page"), min_num=1, max_num=MOST
        ),
    )


class SearchGroup(SnippetViewSetGroup):
    items = (PromotionViewSet, SynonymViewSet)
    menu_label = _("Search")
    menu_icon = "search"
    menu_order = 155
