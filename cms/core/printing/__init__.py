"""Documents for paper: said once in a small vocabulary, made into PDF (`pdf.py`) and Word (`word.py`).

Making one takes a second and the memory of its pages, so it is done by a task, never while somebody waits for a page.
"""
