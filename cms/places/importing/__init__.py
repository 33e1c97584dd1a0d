from pathlib import Path

DATA = Path(__file__).parents[1] / "data"


def import_places(path): ...
