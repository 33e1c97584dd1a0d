def validate_opening_hours(text: str) -> None:
    """Stands here until the package is written."""
