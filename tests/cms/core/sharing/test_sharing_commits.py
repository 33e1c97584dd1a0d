"""What is drawn with the commit that publishes a page."""

from tests import portal

from .test_sharing import ADDRESS, picture_at, picture_of


def test_published_page_has_its_picture_at_once(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    portal.build()
    for address in (ADDRESS, "/en/atrakcje/moszna-castle/"):
        assert picture_at(picture_of(address)).size == (1200, 630)
