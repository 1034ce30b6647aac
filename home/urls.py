from django.urls import path

from home import views
from home.calendar import views as calendar
from home.journal import views as journal
from home.my_data import views as my_data

app_name = "home"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("journal/", journal.journal, name="journal"),
    path("journal/csv/", journal.journal_csv, name="journal_csv"),
    path("data/", my_data.my_data, name="my_data"),
    path("data/file/", my_data.my_data_file, name="my_data_file"),
    path("data/ask-school/", my_data.ask_school, name="ask_school"),
    path("data/erase/", my_data.erase_me, name="erase_me"),
    path("journal/json/", journal.journal_json, name="journal_json"),
]
