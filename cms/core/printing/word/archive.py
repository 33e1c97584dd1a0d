from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def zipped_at(moment: datetime, file: BytesIO) -> bytes:
    """The same archive with every entry of that moment, whenever it was written."""
    at = moment.astimezone(UTC)
    with ZipFile(file) as source, ZipFile(made := BytesIO(), "w") as archive:
        for name in source.namelist():
            entry = ZipInfo(name, at.timetuple()[:6])
            archive.writestr(entry, source.read(name), compress_type=ZIP_DEFLATED)
    return made.getvalue()
