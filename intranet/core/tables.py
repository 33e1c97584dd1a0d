from typing import TYPE_CHECKING

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Table(tables.Table):
    """The intranet's table: a caption, headers with a scope, and the order said to screen readers.

    A subclass names its `caption`; `template_name` is the project's own, because the package's says none of these.
    """

    caption: "StrPromise | str" = ""

    class Meta:
        template_name = "intranet/table.html"
        empty_text = _("Nothing here yet.")
