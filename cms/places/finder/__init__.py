"""Finding one's way among all places: what the address asks for, which places answer, and how many more would."""
