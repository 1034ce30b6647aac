"""What is kept to know who comes in: the account, its address, the second step, sessions."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _

from accounts.models import Erasure, Leftover, WrongPasswords
from accounts.privacy.register import Group
from accounts.privacy.telling import Fact, Record
from accounts.roles import Role

AS_LONG_AS_THE_ACCOUNT = _("Dopóki jest konto.")


def declare(privacy) -> None:
    privacy.refuses(is_last_administrator)
    privacy.keeps(
        get_user_model(),
        of="pk",
        group=Group.ACCOUNT,
        what=_("Imię, nazwisko, nazwa konta, język i adres e-mail, jeśli jest"),
        why=_("Żeby było wiadomo, kto się uczy i na kogo wystawić zaświadczenie."),
        how_long=_("Do usunięcia konta. Konto ucznia najpóźniej rok po roku szkolnym, w którym odszedł ze szkoły."),
        fields=(
            "username",
            "first_name",
            "last_name",
            "email",
            "language",
            "extra_time",
            "managed_by",
            "date_joined",
            "last_login",
        ),
    )
    privacy.keeps(
        EmailAddress,
        of="user",
        group=Group.ACCOUNT,
        what=_("Potwierdzony adres e-mail"),
        why=_("Żeby listy trafiały do właściwej osoby."),
        how_long=AS_LONG_AS_THE_ACCOUNT,
        fields=("email", "verified", "primary"),
    )
    privacy.keeps(
        Authenticator,
        of="user",
        group=Group.ACCOUNT,
        what=_("Drugi krok logowania: aplikacja z kodami albo klucz"),
        why=_("Żeby nikt obcy nie wszedł tam, gdzie są dane innych. Sekretów nie da się stąd odczytać."),
        how_long=AS_LONG_AS_THE_ACCOUNT,
        fields=("type", "created_at", "last_used_at"),
    )
    privacy.keeps(
        SocialAccount,
        of="user",
        group=Group.ACCOUNT,
        what=_("Połączenie z kontem szkolnym (Microsoft albo Google)"),
        why=_("Żeby logować się kontem, które dała szkoła."),
        how_long=AS_LONG_AS_THE_ACCOUNT,
        fields=("provider", "uid", "last_login", "date_joined", "extra_data"),
    )
    privacy.keeps(
        Session,
        group=Group.ACCOUNT,
        what=_("To, że na jakimś urządzeniu trwa Twoje logowanie"),
        why=_("Żeby nie pytać o hasło na każdej stronie."),
        how_long=_("Do wylogowania, najwyżej dwa tygodnie."),
        told=last_visit,  # who is signed in where stands in no column, so it is not counted
    )
    privacy.keeps_nothing(
        WrongPasswords, because="Counts tries under a keyed hash, which tells nobody's name, for a day at most."
    )
    privacy.keeps_nothing(Erasure, because="Random and former numbers of accounts that are gone: they lead nowhere.")
    privacy.keeps_nothing(Leftover, because="Names of files, random ones, for the moment until they are removed.")
    privacy.keeps_nothing(
        "account.EmailConfirmation", because="Codes travel in the session (ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED)."
    )
    privacy.keeps_nothing(
        "socialaccount.SocialToken", because="Tokens are not kept (SOCIALACCOUNT_STORE_TOKENS), so it stays empty."
    )
    privacy.keeps_nothing(
        "socialaccount.SocialApp",
        "auth.Permission",
        "auth.Group",
        "contenttypes.ContentType",
        because="How the site is set up: providers, roles and what they may do.",
    )
    privacy.keeps_nothing(
        "cache",
        because="Counts of tries under numbers and hashes, and lists of questions; each entry ends by itself.",
    )
    privacy.keeps_nothing("django_migrations", because="Which changes of the tables were made.")


def last_visit(person) -> list[Record]:
    return [[Fact("last_login", _("ostatnie logowanie"), person.last_login)]] if person.last_login else []


def is_last_administrator(person):
    everybody = get_user_model().objects.filter(is_active=True)
    administrators = everybody.filter(groups__name=Role.ADMINISTRATOR) | everybody.filter(is_superuser=True)
    if administrators.filter(pk=person.pk).exists() and not administrators.exclude(pk=person.pk).exists():
        return _("To ostatnie konto administratora. Najpierw nadaj tę rolę innej osobie.")
    return None
