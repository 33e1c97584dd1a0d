from pathlib import Path


def real_opening_hours() -> list[str]:
    """What people wrote into OpenStreetMap."""
    lines = (Path(__file__).parent / "data" / "opening_hours.txt").read_text().splitlines()
    return [line for line in lines if not line.startswith("#")]
