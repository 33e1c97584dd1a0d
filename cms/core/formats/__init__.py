"""Dates as Europe writes them, where Django's own are others. See FORMAT_MODULE_PATH."""
