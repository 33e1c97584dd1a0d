"""`make bench-documents`: the library with 200 and with 20,000 documents, side by side in one process; and how much
memory 2 GB of uploads and a ZIP of 1 GB take.

Everything happens in a folder that is thrown away; it needs 3 GB of disk. What counts are the ratios, and that memory
does not grow with what passes through.
"""

import resource
import secrets
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from .demo_pages import demo, measure, seconds, show

if TYPE_CHECKING:
    from intranet.core.actors import Actor
    from intranet.documents.models import Folder

FEW, MANY = 200, 20_000
PAGES = {
    "library": "/intranet/documents/",
    "narrowed": "/intranet/documents/?words=umowa&language=pl",
    "search": "/intranet/search/?q=umowa",
    "rare word": "/intranet/search/?q=pszczelarz&kind=documents",
}
MEASURING = "member@example.org"
MEGABYTE = 1024 * 1024
UPLOADED, A_FILE, ZIPPED = 2048 * MEGABYTE, 48 * MEGABYTE, 1024 * MEGABYTE


def main() -> None:
    with demo():
        _grow_to(FEW)
        few = measure(PAGES, who=MEASURING)
        _grow_to(MANY)
        many = measure(PAGES, who=MEASURING)
        show(few, many, of="documents", sizes=(f"{FEW:,}", f"{MANY:,}"))
        _stream()


def _grow_to(size: int) -> None:
    """Documents of a page each in the folders that all members read; every fortieth has the rare word."""
    from cms.core.slugs import ascii_slug
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


def _vocabulary() -> list[str]:
    from intranet.documents import demo

    return (Path(demo.__file__).parent / "documents.csv").read_text(encoding="utf-8").split()


def _text(number: int, vocabulary: list[str]) -> str:
    rare = ["pszczelarz"] if number % 40 == 0 else []
    return " ".join([*Random(number).choices(vocabulary, k=60), *rare])


def _stream() -> None:
    """Uploads, then a ZIP of some of them: seconds, and the memory that the rest takes beyond the first file."""
    from cms.users.models import User
    from intranet.documents.archives import zip_of
    from intranet.documents.models import Document, Folder
    from intranet.documents.services.folders import make_folder
    from intranet.documents.services.root import root
    from intranet.members.acting import actor_of

    office = actor_of(User.objects.get(email="office@example.org"))
    folder = make_folder(actor=office, parent=root(), name="Nagrania")
    _upload(office, folder, 1)
    before = _peak()
    took = seconds(lambda: _upload(office, folder, UPLOADED // A_FILE - 1))
    print(f"\nUploads: {UPLOADED // MEGABYTE:,} MB in {took:.0f} s; memory grew by {_peak() - before:.1f} MB")
    documents = Document.objects.filter(folder=folder).for_table()[: ZIPPED // A_FILE]
    before, sent = _peak(), 0

    def send() -> None:
        nonlocal sent
        sent = sum(len(part) for part in zip_of(documents, Folder.objects.none(), within=folder))

    took = seconds(send)
    print(f"ZIP: {sent // MEGABYTE:,} MB in {took:.0f} s; memory grew by {_peak() - before:.1f} MB")


def _upload(office: "Actor", folder: "Folder", number: int) -> None:
    from django.core.files import File

    from intranet.documents.services.documents import add_document

    for _file in range(number):
        with tempfile.TemporaryFile() as opened:
            opened.write(b"%PDF-1.7\n")
            for _part in range(A_FILE // MEGABYTE):
                opened.write(secrets.token_bytes(MEGABYTE))
            add_document(actor=office, folder=folder, file=File(opened, name="nagranie.pdf"))


def _peak() -> float:
    """Megabytes that this process has had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
