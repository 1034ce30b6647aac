"""Who may open which door: a line for every address that a view of ours answers.

Roles (tests/access/world.py): nobody (not signed in), stranger (signed in, has nothing to do with it), pupil (whose things
they are), teacher (of that class), other_teacher (same school, another class), secretary and lead (of that school),
other_lead (another school), city, trainer, reviewer, office (administrators without all rights), admin (superuser).

Whoever is not named is sent to sign in, refused, or told that there is no such page. tests/access/test_access.py knocks at
every door as everybody; an address without a line fails there.
"""

OUTSIDE = ["nobody", "stranger", "pupil"]
OF_SCHOOLS = ["teacher", "other_teacher", "secretary", "lead", "other_lead", "city"]
ROLES = [*OUTSIDE, *OF_SCHOOLS, "trainer", "reviewer", "office", "admin"]
ANYBODY = " ".join(ROLES)
SIGNED_IN = ANYBODY.removeprefix("nobody ")

GROWN_UP = SIGNED_IN.replace("pupil ", "")
OWNER = "pupil"  # a learner's own work
HOLDER = "pupil admin"
LEADS = "lead admin"
SCHOOL_OFFICE = "secretary lead admin"
SCHOOL_LEAD = "lead admin"
OF_THE_CLASS = f"teacher {SCHOOL_OFFICE}"
AT_THE_SCHOOL = f"other_teacher {OF_THE_CLASS}"
AT_ANY_SCHOOL = f"other_lead {AT_THE_SCHOOL}"

EDITORS = "trainer reviewer office admin"
AUTHORS = "trainer office admin"
PUBLISHERS = "reviewer office admin"
OFFICE = "office admin"
# Doors that lead nowhere in these tests; who may open them is tried where there is something behind them.
NOBODY_HERE = ""

MATRIX = {
    # --- the site ---
    "livez": ANYBODY,
    "health": ANYBODY,
    "picture": ANYBODY,
    "manifest": ANYBODY,
    "accessibility": ANYBODY,
    "search": ANYBODY,
    "emergency_short": ANYBODY,
    "emergency:start": ANYBODY,
    "emergency:offline": ANYBODY,
    "emergency:show": ANYBODY,
    "service_worker": ANYBODY,
    "offline:saved": ANYBODY,
    "offline:lesson": ANYBODY,
    "figures:gallery": ANYBODY,
    "figures:picture": ANYBODY,
    "components": EDITORS,
    "home:desk": SIGNED_IN,
    "home:journal": SIGNED_IN,
    "home:calendar": SIGNED_IN,
    "calendar_feed": NOBODY_HERE,  # the secret in the address is the key: tests/calendars/test_reading.py
    "privacy": ANYBODY,
    "home:my_data": SIGNED_IN,
    "home:my_data_file": SIGNED_IN,
    "home:ask_school": OWNER,
    "home:erase_me": GROWN_UP,
    "home:journal_csv": SIGNED_IN,
    "home:journal_json": SIGNED_IN,
    # --- accounts ---
    "account_login": ANYBODY,
    "account_email": SIGNED_IN,
    "accounts:profile": SIGNED_IN,
    "mfa_login_webauthn": ANYBODY,
    "openid_connect_login": NOBODY_HERE,  # needs a provider: tests/schools/test_single_sign_on.py
    "openid_connect_callback": NOBODY_HERE,
    "saml_login": NOBODY_HERE,  # needs a provider: tests/schools/test_saml.py
    "saml_acs": NOBODY_HERE,
    "saml_finish_acs": NOBODY_HERE,
    "saml_metadata": NOBODY_HERE,
    "saml_sls": NOBODY_HERE,
    "editor_door": NOBODY_HERE,  # leads to account_login
    "wagtailusers_users:index": OFFICE,
    "wagtailusers_users:index_results": OFFICE,
    "wagtailusers_users:delete": OFFICE,
    "wagtailusers_users:add": OFFICE,
    "wagtailusers_users:edit": OFFICE,
    # --- learning: the stranger has no enrolment, and the attempt is the pupil's ---
    "courses:glossary": ANYBODY,
    "courses:enrol": SIGNED_IN,
    "courses:answer_check": OWNER,
    "courses:finish_lesson": OWNER,
    "courses:lesson_plan": f"teacher other_teacher secretary lead other_lead {EDITORS}",  # it tells the answers
    "courses:finish_practice": OWNER,
    "courses:start_exam": OWNER,
    "courses:question": OWNER,
    "courses:save_answer": OWNER,
    "courses:review": OWNER,
    "courses:submit": OWNER,
    "courses:result": OWNER,
    "courses:repeat": SIGNED_IN,
    "courses:repeat_answer": SIGNED_IN,
    # --- certificates ---
    "certificates:mine": SIGNED_IN,
    "certificates:download": HOLDER,
    "certificates:badge_svg": HOLDER,
    "certificates:badge_png": HOLDER,
    "certificates:badge_token": HOLDER,
    "certificates:verify": ANYBODY,
    "certificates:verify_code": ANYBODY,
    "certificates:verify_file": ANYBODY,
    "certificates:verify_json": ANYBODY,
    "certificates:verify_linked": ANYBODY,
    "verify_start": ANYBODY,
    "verify_short": ANYBODY,
    "badges:did": ANYBODY,
    "badges:keys": ANYBODY,
    "badges:status_list": ANYBODY,
    "badges:picture": ANYBODY,
    # a bundle is for who ordered it
    "certificates:bundle": "lead",
    "certificates:bundle_again": "lead",
    "certificates:bundle_stop": "lead",
    "certificates:bundle_print": "lead",
    "certificates:bundle_file": "lead",
    "certificate:index": OFFICE,
    "certificate:index_results": OFFICE,
    "certificate:bundle": OFFICE,
    "wagtailsnippets_certificates_picture:delete": NOBODY_HERE,  # needs a picture of a design: tests/certificates/designs/
    "certificate:inspect": OFFICE,
    "certificate:revoke": OFFICE,
    "certificate:reissue": OFFICE,
    "certificate:renew": OFFICE,
    "activity_log:index": "admin",
    "activity_log:index_results": "admin",
    "certificate_history:index": OFFICE,
    "certificate_history:index_results": OFFICE,
    # --- schools ---
    "schools:index": AT_ANY_SCHOOL,
    "schools:school": AT_THE_SCHOOL,
    "schools:register": AT_THE_SCHOOL,
    "schools:office": SCHOOL_OFFICE,
    "schools:office_file": SCHOOL_OFFICE,
    "schools:log": LEADS,
    "schools:log_file": LEADS,
    "schools:qualification": AT_ANY_SCHOOL,
    "schools:city": "city admin",
    "schools:city_file": "city admin",
    "schools:roster_upload": SCHOOL_OFFICE,
    "schools:roster_sample": SCHOOL_OFFICE,
    "schools:roster_report": SCHOOL_OFFICE,
    "schools:roster_confirm": SCHOOL_OFFICE,
    "schools:roster_cancel": SCHOOL_OFFICE,
    "schools:class": OF_THE_CLASS,
    "schools:class_papers": OF_THE_CLASS,
    "schools:class_file": OF_THE_CLASS,
    "schools:class_poster": OF_THE_CLASS,
    "schools:class_wall": OF_THE_CLASS,
    "schools:pupil": OF_THE_CLASS,
    "schools:pupil_attempt": OF_THE_CLASS,
    "schools:remind": OF_THE_CLASS,
    "schools:extend": OF_THE_CLASS,
    "schools:practical": OF_THE_CLASS,
    "schools:skill": OF_THE_CLASS,
    "schools:sign_off_undo": OF_THE_CLASS,
    "schools:session": OF_THE_CLASS,
    "schools:session_attendance": OF_THE_CLASS,
    "schools:session_change": OF_THE_CLASS,
    "schools:session_places": OF_THE_CLASS,
    "schools:session_calendar": OF_THE_CLASS,
    "schools:session_cancel": OF_THE_CLASS,
    "schools:assign": OF_THE_CLASS,
    "schools:assignment": OF_THE_CLASS,
    "schools:withdraw": OF_THE_CLASS,
    "schools:groups": OF_THE_CLASS,
    "schools:year": SCHOOL_OFFICE,
    "schools:year_undo": SCHOOL_OFFICE,
    "schools:archive_class": SCHOOL_OFFICE,
    "schools:split_class": SCHOOL_OFFICE,
    "schools:group": OF_THE_CLASS,
    "schools:dissolve_group": OF_THE_CLASS,
    "schools:class_teachers": SCHOOL_OFFICE,
    "schools:school_certificates": SCHOOL_OFFICE,
    "schools:class_certificates": OF_THE_CLASS,
    "schools:login_cards": OF_THE_CLASS,
    "schools:issue_cards": OF_THE_CLASS,
    "schools:issue_card": OF_THE_CLASS,
    "schools:new_pin": OF_THE_CLASS,
    "schools:basis": OF_THE_CLASS,
    "schools:by_picture": OF_THE_CLASS,
    "schools:consent_form": OF_THE_CLASS,
    "schools:joining": OF_THE_CLASS,
    "schools:new_code": OF_THE_CLASS,
    "schools:protection": SCHOOL_OFFICE,
    "schools:staff": SCHOOL_OFFICE,
    "schools:privacy": SCHOOL_LEAD,
    "schools:pupil_data": SCHOOL_LEAD,
    "schools:pupil_data_file": SCHOOL_LEAD,
    "schools:erase_pupil": SCHOOL_LEAD,
    "schools:refuse_wish": SCHOOL_LEAD,
    "schools:end_post": SCHOOL_OFFICE,
    "schools:revoke_invitation": SCHOOL_OFFICE,
    "schools:roster_undo": SCHOOL_OFFICE,
    "schools:extra_time": SCHOOL_OFFICE,
    "schools:leave": SCHOOL_OFFICE,
    # the doors of a class and of who was invited: the code is the key
    "class_entrance": ANYBODY,
    "class_door": ANYBODY,
    "class_join": SIGNED_IN,
    "class_card": ANYBODY,
    "card_scanned": NOBODY_HERE,  # needs a card: tests/schools/test_entering.py
    "invitation_start": ANYBODY,
    "invitation": ANYBODY,
    "invitation_accept": GROWN_UP,
    "school_list:add": OFFICE,
    "school_list:edit": OFFICE,
    "school_staff:add": OFFICE,
    "school_staff:edit": OFFICE,
    "school_staff:delete": OFFICE,
    "school_person_chooser:choose": OFFICE,
    "school_person_chooser:choose_results": OFFICE,
    "school_person_chooser:chosen": OFFICE,
    "school_person_chooser:chosen_multiple": OFFICE,
    # --- letters ---
    "reminders:preferences": SIGNED_IN,
    "reminders:unsubscribe": ANYBODY,  # the token in the address is the key
    "mailbox": NOBODY_HERE,  # only on the embedded default: tests/reminders/test_mailbox.py
    "mailbox_letter": NOBODY_HERE,
    "mailbox_letter_html": NOBODY_HERE,
    "outbox:index": OFFICE,
    "outbox:index_results": OFFICE,
    "outbox:inspect": OFFICE,
    "outbox:send_again": OFFICE,
    "outbox:close": OFFICE,
    # --- the editor ---
    "first_lesson": EDITORS,
    "lessons:index": EDITORS,
    "lessons:index_results": EDITORS,
    "lesson_from_template": AUTHORS,
    "duplicate_lesson": AUTHORS,
    "archive_page": PUBLISHERS,
    "hand_in_translation": NOBODY_HERE,  # needs a translation: tests/courses/test_translating_lessons.py
    "report_reviews": EDITORS,
    "report_translations": EDITORS,
    "report_editions": EDITORS,
    "report_hardest": EDITORS,
    "quiz_statistics": EDITORS,
    "quiz_statistics_file": EDITORS,
    "quiz_statistics_quiz": EDITORS,
    "quiz_statistics_quiz_file": EDITORS,
    "quiz_statistics_question": EDITORS,
    "quiz_statistics_question_file": EDITORS,
    "quiz_essays": EDITORS,
    "quiz_essay": NOBODY_HERE,  # needs an essay: tests/quizzes/test_essays.py
    "quiz_import": EDITORS,
    "quiz_import_report": "trainer",  # who brought the file
    "quiz_export": EDITORS,
    "quiz_regrades": EDITORS,
    "quiz_regrade": NOBODY_HERE,  # needs a regrade: tests/quizzes/test_regrading_pages.py
    "quiz_regrade_question": EDITORS,
    "wagtailsnippets_quizzes_question:list": EDITORS,
    "wagtailsnippets_quizzes_question:list_results": EDITORS,
    "wagtailsnippets_quizzes_question:edit": EDITORS,
    "wagtailsnippets_quizzes_question:copy": AUTHORS,
    "wagtailsnippets_quizzes_category:list": AUTHORS,
    "wagtailsnippets_quizzes_category:list_results": AUTHORS,
}
