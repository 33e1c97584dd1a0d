"""Who may see something: stated with a ReadersField, worked out once, asked in one look.

A model that is Readable with a ReadableQuerySet has `visible_to`.
"""
