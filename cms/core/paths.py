"""Where in the house one is, for those who treat its parts differently."""

INTRANET = "/intranet/"
ACCOUNTS = "/account/"
EDITORS = ("/admin/", "/django-admin/")
