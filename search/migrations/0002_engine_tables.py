"""Where the database's own full-text search lies: a table that Django's models do not describe."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

LANGUAGES = ("pl", "en", "de", "cs")
COLUMNS = ("topics", "names", *(f"{part}_{code}" for code in LANGUAGES for part in ("title", "labels", "body")))

SQLITE = [
    # Terms come folded and without signs: the tokenizer only splits at spaces.
    f"CREATE VIRTUAL TABLE search_fts USING fts5({', '.join(COLUMNS)}, tokenize='unicode61 remove_diacritics 0', prefix='2 3')",
    "CREATE VIRTUAL TABLE search_fts_terms USING fts5vocab(search_fts, col)",
]
POSTGRESQL = [
    "CREATE TABLE search_vector (record_id bigint PRIMARY KEY, "
    + ", ".join(f"{code} tsvector NOT NULL" for code in LANGUAGES)
    + ")",
    *(f"CREATE INDEX search_vector_{code} ON search_vector USING gin ({code})" for code in LANGUAGES),
]


def create(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def drop(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    tables = ["search_vector"] if editor.connection.vendor == "postgresql" else ["search_fts_terms", "search_fts"]
    for table in tables:
        editor.execute(f"DROP TABLE {table}")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
