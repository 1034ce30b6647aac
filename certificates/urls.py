from django.urls import path

from certificates.views import badges, bundles, files, own, verifying

app_name = "certificates"
urlpatterns = [
    path("", own.mine, name="mine"),
    path("<uuid:public_id>/", own.download, name="download"),
    path("<uuid:public_id>/badge.svg", badges.as_svg, name="badge_svg"),
    path("<uuid:public_id>/badge.png", badges.as_png, name="badge_png"),
    path("<uuid:public_id>/badge.jwt", badges.as_token, name="badge_token"),
    path("verify/", verifying.verify, name="verify"),
    path("verify/file/", files.verify_file, name="verify_file"),
    path("verify/<str:code>.json", verifying.verify_code, name="verify_json"),
    path("verify/<str:code>.jsonld", verifying.verify_linked, name="verify_linked"),
    path("verify/<str:code>/", verifying.verify_code, name="verify_code"),
    path("bundles/<uuid:public_id>/", bundles.bundle, name="bundle"),
    path("bundles/<uuid:public_id>/again/", bundles.bundle_again, name="bundle_again"),
    path("bundles/<uuid:public_id>/stop/", bundles.bundle_stop, name="bundle_stop"),
    path("bundles/<uuid:public_id>/print/", bundles.bundle_print, name="bundle_print"),
    path("bundles/<uuid:public_id>/file/", bundles.bundle_file, name="bundle_file"),
]
