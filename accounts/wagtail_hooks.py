from wagtail import hooks

from accounts.inviting import invite


@hooks.register("after_create_user")
def invite_new_person(request, user):
    invite(user)
