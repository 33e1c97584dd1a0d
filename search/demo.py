"""Invented questions of the last weeks, a recommendation and a synonym, so that editors can see what they are for."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from .models import ClickCount, PromotedPage, Promotion, QueryCount, Synonym

#: language, query, asked a week, of these without results, places of the results that were opened
QUERIES = (
    ("pl", "gdzie zjeść", 14, 0, (1, 1, 2, 1, 4)),
    ("pl", "atrakcje na deszcz", 9, 0, (1, 3, 2)),
    ("pl", "bon turystyczny", 6, 6, ()),
    ("pl", "lodowisko", 4, 4, ()),
    ("en", "things to do", 7, 0, (1, 2, 2)),
    ("en", "airport", 3, 3, ()),
    ("de", "wohnmobilstellplatz", 8, 2, (1, 1, 5)),
    ("cs", "aquapark", 5, 0, (1, 2)),
)
WEEKS = 4


def load_demo(contact: Page) -> None:
    """`contact` is what is recommended to whoever asks for an address. Once, into an empty database."""
    for week in range(WEEKS):
        day = timezone.localdate() - timedelta(days=2 + 7 * week)
        clicks: dict[tuple[str, int], int] = {}
        for language, query, asked, without_results, places in QUERIES:
            numbers = {"asked": asked, "without_results": without_results, "clicks": len(places)}
            QueryCount.objects.create(day=day, language=language, query=query, positions=sum(places), **numbers)
            for place in places:
                clicks[language, place] = clicks.get((language, place), 0) + 1
        for (language, place), number in clicks.items():
            ClickCount.objects.create(day=day, language=language, position=place, clicks=number)
    promotion = Promotion.objects.create(language="pl", queries="adres biura\nnapisz do nas")
    PromotedPage.objects.create(promotion=promotion, page=contact)
    Synonym.objects.create(
        language="de", words="Wohnmobilstellplatz\nCampingplatz", example="Wohnmobilstellplatz am See"
    )
