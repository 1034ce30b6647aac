"""Every address of the site: one include per app, Wagtail's pages last."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from certificates.views.verifying import verify_short
from config import health
from home import media
from home.accessibility.views import statement
from home.calendar.reading import feed
from home.emergency import views as emergency
from home.emergency import worker
from home.my_data.clause import clause
from home.offline.manifest import manifest
from home.searching.views import search
from home.showcase.views import components
from schools.views.entrance import scanned

handler429 = "accounts.views.too_many_requests"
urlpatterns = [
    path("health/", health.health, name="health"),
    path("livez/", health.livez, name="livez"),
    path("admin/", include("accounts.editor_urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", media.picture, name="picture"),
    path("teraz/", emergency.short_address, name="emergency_short"),
    path("service-worker.js", worker.script, name="service_worker"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("mail/", include("reminders.mailbox_urls")),
    path("saml/", include("accounts.saml_urls")),
    path("", include("certificates.published_urls")),
    path("k/<str:secret>/", scanned, name="card_scanned"),
    path("kalendarz/<str:secret>.ics", feed, name="calendar_feed"),
    path("v/", verify_short, name="verify_start"),
    path("v/<str:code>/", verify_short, name="verify_short"),
]

urlpatterns += i18n_patterns(
    path("teraz/", include("home.emergency.urls")),
    path("offline/", include("home.offline.urls")),
    path("dostepnosc/", statement, name="accessibility"),
    path("prywatnosc/", clause, name="privacy"),
    path("manifest.webmanifest", manifest, name="manifest"),
    path("accounts/", include("accounts.urls")),
    path("accounts/", include("accounts.entrance_urls")),
    path("accounts/", include("accounts.single_sign_on_urls")),
    path("accounts/second-step/", include("accounts.second_factor_urls")),
    path("me/", include("home.urls")),
    path("components/", components, name="components"),
    path("search/", search, name="search"),
    path("learning/", include("courses.urls")),
    path("certificates/", include("certificates.urls")),
    path("klasa/", include("schools.entrance_urls")),
    path("zaproszenie/", include("schools.invitation_urls")),
    path("schools/", include("schools.urls")),
    path("reminders/", include("reminders.urls")),
    path("figures/", include("figures.urls")),
    path("", include(wagtail_urls)),
)
