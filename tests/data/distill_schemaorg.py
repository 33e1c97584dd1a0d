"""Names and relations of schema.org's vocabulary, without its explanations: `schemaorg.csv.gz` (see SOURCES.md).

    python tests/data/distill_schemaorg.py FOLDER

FOLDER holds `schemaorg-current-https-types.csv` and `-properties.csv` of a release; the same release gives the same
bytes.
"""

import csv
import gzip
import io
import sys
from collections.abc import Iterator
from pathlib import Path

PREFIX = "schemaorg-current-https-"
TARGET = Path(__file__).with_name("schemaorg.csv.gz")


def names(addresses: str) -> str:
    return " ".join(sorted(address.strip().rpartition("/")[2] for address in addresses.split(",") if address.strip()))


def rows(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """(“type”, name, types above, „”) and (“property”, name, domain, range); superseded properties are left out."""
    with (folder / f"{PREFIX}types.csv").open(encoding="utf-8") as types:
        for row in csv.DictReader(types):
            above = names(row["enumerationtype"] or row["subTypeOf"])
            yield "type", row["label"], above, ""
    with (folder / f"{PREFIX}properties.csv").open(encoding="utf-8") as properties:
        for row in csv.DictReader(properties):
            if not row["supersededBy"]:
                yield "property", row["label"], names(row["domainIncludes"]), names(row["rangeIncludes"])


def main(folder: Path) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["what", "name", "above_or_domain", "range"])
    writer.writerows(sorted(rows(folder)))
    TARGET.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
