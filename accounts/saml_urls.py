"""The way to a school's sign-in by SAML and back, at addresses without a language: they stand in the provider's settings.

The names are allauth's.
"""

from django.urls import path

from accounts import saml_views as views

urlpatterns = [
    path("<slug:organization_slug>/login/", views.login, name="saml_login"),
    path("<slug:organization_slug>/acs/", views.answered, name="saml_acs"),
    path("<slug:organization_slug>/acs/finish/", views.arrive, name="saml_finish_acs"),
    path("<slug:organization_slug>/metadata/", views.metadata, name="saml_metadata"),
    path("<slug:organization_slug>/sls/", views.leave, name="saml_sls"),
]
