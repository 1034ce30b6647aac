from django.urls import path

from figures import views

app_name = "figures"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("<slug:name>.svg", views.picture, name="picture"),
]
