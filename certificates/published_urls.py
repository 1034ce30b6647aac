"""What whoever checks a badge asks for. The addresses have no language."""

from django.urls import path

from certificates.views import published

app_name = "badges"
urlpatterns = [
    path(".well-known/did.json", published.did_document, name="did"),
    path(".well-known/jwks.json", published.key_set, name="keys"),
    path("badges/status/<int:number>/", published.status_list, name="status_list"),
    path("badges/pictures/<uuid:course_key>-<str:language>.png", published.picture, name="picture"),
]
