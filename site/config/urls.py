"""Every address of the site: one include per app, Wagtail's pages last."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls


urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("i18n/", include("django.conf.urls.i18n")),
]

urlpatterns += i18n_patterns(
    path("accounts/", include("accounts.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("me/", include("home.urls")),
    path("learning/", include("courses.urls")),
    path("certificates/", include("certificates.urls")),
    path("schools/", include("schools.urls")),
    path("reminders/", include("reminders.urls")),
    path("", include(wagtail_urls)),
)
