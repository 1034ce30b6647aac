from wagtail import hooks

from accounts.editor_bulk import note_bulk
from accounts.editor_users import ErasePeopleAction
from accounts.inviting import invite

hooks.register("register_bulk_action", ErasePeopleAction, order=1)  # after Wagtail's own, which it takes the place of


@hooks.register("after_create_user")
def invite_new_person(request, user):
    invite(user)


hooks.register("before_bulk_action", note_bulk)
