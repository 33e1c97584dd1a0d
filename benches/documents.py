"""`make bench-documents`: the library with 200 and with 20,000 documents, side by side in one process; then the memory
that a web server takes while 2 GB are uploaded and a ZIP of 1 GB is downloaded.

Everything happens in a folder that is thrown away; it needs 3 GB of disk. What counts are the ratios, and that memory
does not grow with what passes through.
"""

import secrets
import sys
from pathlib import Path
from random import Random

from .demo_pages import demo, measure, show
from .streams import measure_streams

FEW, MANY = 200, 20_000
PAGES = {
    "library": "/intranet/documents/",
    "narrowed": "/intranet/documents/?words=umowa&language=pl",
    "search": "/intranet/search/?q=umowa",
    "rare word": "/intranet/search/?q=pszczelarz&kind=documents",
}
MEASURING = "member@example.org"


def main() -> None:
    with demo():
        _grow_to(FEW)
        few = measure(PAGES, who=MEASURING)
        _grow_to(MANY)
        many = measure(PAGES, who=MEASURING)
        show(few, many, of="documents", sizes=(f"{FEW:,}", f"{MANY:,}"))
        measure_streams(MEASURING)


def _grow_to(size: int) -> None:
    """Documents of a page each in the folders that all members read; every fortieth has the rare word."""
    from cms.core.slugs import ascii_slug
    from cms.core.tasks import gather_statistics
    from intranet.documents.models import Document, Folder, PageText, Version
    from intranet.documents.services.root import root
    from intranet.search.services import rebuild

    owner, vocabulary = Document.objects.earliest("pk").owner, _vocabulary()
    folders = list(Folder.objects.filter(audience=root().audience, depth__gt=1))
    titles = [f"Umowa numer {number}" for number in range(Document.objects.count(), size)]
    documents = Document.objects.bulk_create(
        Document(
            title=title,
            words=ascii_slug(title),
            folder=folders[number % len(folders)],
            audience=folders[0].audience,
            language="pl",
            owner=owner,
        )
        for number, title in enumerate(titles)
    )
    facts = {"number": 1, "file": "library/none", "name": "umowa.pdf", "media_type": "application/pdf", "size": 1}
    versions = Version.objects.bulk_create(
        Version(document=document, sha256=secrets.token_hex(32), added_by=owner, **facts) for document in documents
    )
    for document, version in zip(documents, versions, strict=True):
        document.current = version
    Document.objects.bulk_update(documents, ["current"], batch_size=500)
    PageText.objects.bulk_create(
        PageText(version=version, unit="page", number=1, text=_text(number, vocabulary))
        for number, version in enumerate(versions)
    )
    print(f"Indexing {size:,} documents …", file=sys.stderr)
    rebuild()
    gather_statistics()


def _vocabulary() -> list[str]:
    from intranet.documents import demo

    return (Path(demo.__file__).parent / "documents.csv").read_text(encoding="utf-8").split()


def _text(number: int, vocabulary: list[str]) -> str:
    rare = ["pszczelarz"] if number % 40 == 0 else []
    return " ".join([*Random(number).choices(vocabulary, k=60), *rare])


if __name__ == "__main__":
    main()
