"""What stands between the right password and being signed in."""

from allauth.account.stages import EmailVerificationStage


def has_to_confirm_address(person) -> bool:
    """Whether the person has to type a code from a letter.

    A school vouches for its pupils, who sign in from a card in the classroom, mostly without an address. Who has no
    address at all (made by an administrator) has nothing to confirm.
    """
    return bool(person.email) and not person.is_pupil


class ConfirmAddressStage(EmailVerificationStage):
    """allauth's own, for those whom it concerns. No person means that allauth hides that there is no such account."""

    def handle(self):
        if self.login.user and not has_to_confirm_address(self.login.user):
            return None, True
        return super().handle()
