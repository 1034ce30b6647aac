from django.urls import path

from home.offline import views

app_name = "offline"
urlpatterns = [
    path("", views.saved, name="saved"),
    path("lessons/<uuid:key>/", views.lesson_copy, name="lesson"),
]
