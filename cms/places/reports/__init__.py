"""Mistakes that visitors report about places, and what editors do about them."""
