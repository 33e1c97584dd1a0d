from .documents import Table

#: Letters: the narrowest column, the longest word that is not broken, and the most that a column asks for.
NARROW, LONG_WORD, WIDE = 4, 24, 36


def shares(table: Table) -> list[int]:
    """How the columns share the width: by their longest words and, within reason, by how much they say."""
    rows = [table.header, *table.rows, *([table.totals] if table.totals else [])]
    return [_share([row[column] for row in rows]) for column in range(len(table.header))]


def _share(cells: list[str]) -> int:
    longest_word = max(len(word) for cell in cells for word in (*cell.split(), ""))
    return max(NARROW, min(longest_word, LONG_WORD), min(max(map(len, cells)), WIDE))
