from uuid import uuid4


def current() -> str:
    return str(uuid4())
