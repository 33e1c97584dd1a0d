from tests.services.object_storage import bucket, endpoint, variables  # noqa: F401 (fixtures)
