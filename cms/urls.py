"""Every address of the project. Fixed routes are English; pages have addresses in their own language."""

from allauth.account.decorators import secure_admin_login
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.core.errors import not_found
from cms.core.health import healthz
from cms.core.security_txt import security_txt
from cms.core.serving import serve_page
from cms.media.views import public_document, serve_picture
from cms.places.reports.views import report
from cms.places.views import all_places, listing
from cms.users.addresses import ChangeAddressView
from cms.users.reset import ResetPasswordView
from cms.users.views import sessions
from home.views import favicon, language_redirect, old_czech_redirect, robots, sitemap, styleguide
from intranet.urls import urlpatterns as intranet_urls
from search.asking.api import DescriptionView, SearchView, SuggestView
from search.asking.clicks import click
from search.asking.views import search

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # before admin.site.urls is read

_to_account = RedirectView.as_view(pattern_name="account_login", query_string=True)
_to_reset = RedirectView.as_view(pattern_name="account_reset_password")

urlpatterns = [
    path("", language_redirect, name="language_redirect"),
    re_path(r"^cz(?:/(?P<path>.*))?$", old_czech_redirect),
    path("healthz", healthz, name="healthz"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("favicon.ico", favicon, name="favicon"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("search/click/", click, name="search_click"),
    path("api/v1/search/", SearchView.as_view(), name="api_search"),
    path("api/v1/suggest/", SuggestView.as_view(), name="api_suggest"),
    path("api/v1/openapi.json", DescriptionView.as_view(), name="api_description"),
    path("media/<path:path>", serve_picture, name="picture"),
    path("account/sessions/", sessions, name="sessions"),  # before allauth's, which ends all or none
    re_path(
        r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        ResetPasswordView.as_view(),
        name="account_reset_password_from_key",
    ),
    path("account/email/", ChangeAddressView.as_view(), name="account_email"),
    path("account/", include("allauth.urls")),
    path("intranet/", include(intranet_urls)),
    path("django-admin/", admin.site.urls),
    # Wagtail's own login and reset know nothing of second factors.
    path("admin/login/", _to_account),
    path("admin/password_reset/", _to_reset),
    re_path(r"^admin/(?:failwhale|test404)/$", not_found),  # Wagtail's trials of its own error pages
    path("admin/", include(wagtailadmin_urls)),
    path("documents/<uuid:uuid>/", public_document, name="public_document"),
    path("documents/", include(wagtaildocs_urls)),
    *i18n_patterns(
        path("styleguide/", styleguide, name="styleguide"),
        path("search/", search, name="search"),
        path("places/", all_places, name="all_places"),
        path("listing/<slug:external_id>/", listing, name="listing"),
        path("report/<slug:external_id>/", report, name="report_mistake"),
        # Pages set no cookie, so their forms are checked by cms.core.anonymous_forms instead of a CSRF cookie.
        re_path(wagtail_urls.serve_pattern, csrf_exempt(serve_page), name="wagtail_serve"),
        path("", include(wagtail_urls)),
    ),
]

handler400 = "cms.core.errors.bad_request"
handler403 = "cms.core.errors.forbidden"
handler404 = "cms.core.errors.not_found"
handler500 = "cms.core.errors.server_error"
