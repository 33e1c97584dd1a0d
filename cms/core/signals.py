from django.dispatch import Signal

#: Before a revision of a page goes live or is scheduled. A receiver refuses by raising.
#: sender: page class; kwargs: page (as it is), revision.
before_publish = Signal()


class PublishRefused(Exception):
    """A revision may not go live. Raised by receivers of `before_publish`; nothing has been written."""


#: Rows that anybody may find were written without signals of their own (`bulk_create`, `update`).
#: sender: their model; kwargs: instances.
findables_changed = Signal()
