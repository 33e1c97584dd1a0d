import pytest


@pytest.fixture
def kept(tmp_path):
    """Writes a file of this content and says where."""

    def keep(content: bytes, name: str = "file"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return keep
