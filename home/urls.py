from django.urls import path

from home import views
from home.journal import views as journal

app_name = "home"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("journal/", journal.journal, name="journal"),
    path("journal/csv/", journal.journal_csv, name="journal_csv"),
    path("journal/json/", journal.journal_json, name="journal_json"),
]
