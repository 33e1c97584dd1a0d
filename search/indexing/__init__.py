"""Every write: what can be found, as records of the database and as documents of the engines."""
