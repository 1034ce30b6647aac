from django.urls import path

from home.emergency import views

app_name = "emergency"
urlpatterns = [
    path("", views.start, name="start"),
    path("bez-sieci/", views.offline, name="offline"),
    path("<slug:slug>/", views.show, name="show"),
]
