"""One archive of database and files, made while the portal runs and restored elsewhere; the keys in a file apart.

Everything that was acknowledged before a backup began is in it: the database is copied as it is at one moment, then the
files, so that each file that this database names is there already. Nothing here knows what the tables mean.
"""
