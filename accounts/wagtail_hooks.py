from wagtail import hooks

from accounts.editor_bulk import note_bulk
from accounts.inviting import invite


@hooks.register("after_create_user")
def invite_new_person(request, user):
    invite(user)


hooks.register("before_bulk_action", note_bulk)
