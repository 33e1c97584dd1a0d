"""The example of `docs/intranet.md`, made up: members plan outings for one another. Only the tests install it."""
