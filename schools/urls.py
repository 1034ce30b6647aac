from django.urls import path

from schools.views import (
    cards,
    classes,
    following,
    office,
    papers,
    practical,
    pupils,
    register,
    rosters,
    schools,
    staff,
    wall,
)

app_name = "schools"
urlpatterns = [
    path("", schools.index, name="index"),
    path("<uuid:school>/", schools.school, name="school"),
    path("city/", office.city, name="city"),
    path("city/<slug:what>.<slug:kind>", papers.of_city, name="city_file"),
    path("<uuid:school>/office/", office.office, name="office"),
    path("<uuid:school>/office/<slug:what>.<slug:kind>", papers.of_school, name="office_file"),
    path("<uuid:school>/pupils/", register.register, name="register"),
    path("<uuid:school>/staff/", staff.staff, name="staff"),
    path("<uuid:school>/staff/<int:post>/end/", staff.end_post, name="end_post"),
    path("<uuid:school>/invitations/<uuid:invitation>/revoke/", staff.revoke, name="revoke_invitation"),
    path("<uuid:school>/certificates/", schools.certificates, name="school_certificates"),
    path("<uuid:school>/roster/", rosters.upload, name="roster_upload"),
    path("<uuid:school>/roster/sample/", rosters.sample, name="roster_sample"),
    path("rosters/<uuid:upload>/", rosters.report, name="roster_report"),
    path("rosters/<uuid:upload>/confirm/", rosters.confirm, name="roster_confirm"),
    path("rosters/<uuid:upload>/undo/", rosters.undo, name="roster_undo"),
    path("rosters/<uuid:upload>/cancel/", rosters.cancel, name="roster_cancel"),
    path("classes/<uuid:school_class>/", following.school_class, name="class"),
    path("classes/<uuid:school_class>/papers/", papers.papers, name="class_papers"),
    path("classes/<uuid:school_class>/papers/<slug:what>.<slug:kind>", papers.of_class, name="class_file"),
    path("classes/<uuid:school_class>/poster/<slug:size>.pdf", papers.poster, name="class_poster"),
    path("classes/<uuid:school_class>/wall/", wall.wall, name="class_wall"),
    path("classes/<uuid:school_class>/assign/", classes.assign, name="assign"),
    path("classes/<uuid:school_class>/assignments/<uuid:assignment>/withdraw/", classes.withdraw, name="withdraw"),
    path("classes/<uuid:school_class>/assignments/<uuid:assignment>/remind/", following.remind, name="remind"),
    path("classes/<uuid:school_class>/pupils/<uuid:pupil>/", pupils.pupil, name="pupil"),
    path(
        "classes/<uuid:school_class>/pupils/<uuid:pupil>/assignments/<uuid:assignment>/extend/",
        pupils.extend,
        name="extend",
    ),
    path(
        "classes/<uuid:school_class>/pupils/<uuid:pupil>/attempts/<uuid:attempt>/", pupils.attempt, name="pupil_attempt"
    ),
    path("classes/<uuid:school_class>/practical/", practical.practical, name="practical"),
    path("classes/<uuid:school_class>/practical/<uuid:step>/", practical.skill, name="skill"),
    path("classes/<uuid:school_class>/sign-offs/<uuid:sign_off>/undo/", practical.undo, name="sign_off_undo"),
    path("classes/<uuid:school_class>/sessions/<uuid:session>/", practical.session, name="session"),
    path(
        "classes/<uuid:school_class>/sessions/<uuid:session>/ics/", practical.session_calendar, name="session_calendar"
    ),
    path(
        "classes/<uuid:school_class>/sessions/<uuid:session>/cancel/", practical.session_cancel, name="session_cancel"
    ),
    path("classes/<uuid:school_class>/teachers/", classes.teachers, name="class_teachers"),
    path("classes/<uuid:school_class>/certificates/", classes.certificates, name="class_certificates"),
    path("classes/<uuid:school_class>/cards/", cards.overview, name="login_cards"),
    path("classes/<uuid:school_class>/cards/issue/", cards.issue_for_class, name="issue_cards"),
    path("classes/<uuid:school_class>/pupils/<uuid:pupil>/card/", cards.issue_for_pupil, name="issue_card"),
    path("classes/<uuid:school_class>/pupils/<uuid:pupil>/pin/", cards.new_pin, name="new_pin"),
    path("classes/<uuid:school_class>/pupils/<uuid:pupil>/basis/", cards.basis, name="basis"),
    path("classes/<uuid:school_class>/joining/", cards.open_or_close_joining, name="joining"),
    path("classes/<uuid:school_class>/code/", cards.new_code, name="new_code"),
    path("classes/<uuid:school_class>/pictures/", cards.by_picture, name="by_picture"),
    path("classes/<uuid:school_class>/consent/<str:language>/", cards.consent_form, name="consent_form"),
    path("classes/<uuid:school_class>/pupils/<uuid:pupil>/time/", cards.extra_time, name="extra_time"),
    path("classes/<uuid:school_class>/pupils/<uuid:pupil>/leave/", cards.leave, name="leave"),
]
