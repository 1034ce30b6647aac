"""Signing in with the account of the school: Microsoft 365, Google Workspace, or any other provider of OpenID Connect
or SAML.

The provider says who it is; a rule (schools.models.SignOnRule) says to which school that person belongs. Without a rule
nobody gets in. An account that is here already is taken over only by an address that the provider has verified, that
belongs to the school's own domain, and that the account itself has proved or got from that school.
"""

from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.auth import get_user_model
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from accounts.names import LONGEST, tidy
from accounts.second_factor import edits_the_site
from accounts.usernames import free_username
from audit import ledger
from audit.deeds import Deed
from schools.models import SignOnRule, Staff


class SignOnAdapter(DefaultSocialAccountAdapter):
    error_messages = DefaultSocialAccountAdapter.error_messages | {"invalid_token": _("To logowanie się nie udało.")}

    def pre_social_login(self, request, sociallogin):
        """Decide who it is before anything is written. Everybody else gets a page that says why."""
        rule = rule_for(sociallogin)
        if rule is None:
            raise refusal(request, "foreign")
        sociallogin.sign_on_rule = rule
        if sociallogin.is_existing:
            return
        address = proved_address(sociallogin)
        if not address:
            raise refusal(request, "unverified")
        known = get_user_model().objects.filter(email=address).first()
        if known is None:
            return
        if not may_be_linked(known, address=address, rule=rule):
            raise refusal(request, "taken")
        sociallogin.connect(request, known)
        ledger.note(Deed.SIGN_ON_LINKED, by=known, school=rule.school, about=[known], provider=rule.provider)

    def is_open_for_signup(self, request, sociallogin) -> bool:
        return True

    def is_auto_signup_allowed(self, request, sociallogin) -> bool:
        return True

    def populate_user(self, request, sociallogin, data):
        person = super().populate_user(request, sociallogin, data)
        person.first_name, person.last_name = tidy(person.first_name)[:LONGEST], tidy(person.last_name)[:LONGEST]
        person.username = free_username(person.first_name, person.last_name)
        return person

    def save_user(self, request, sociallogin, form=None):
        """A pupil's account is the school's; a teacher gets a post, and classes from the office."""
        rule = sociallogin.sign_on_rule
        if rule.makes == SignOnRule.Makes.PUPIL:
            sociallogin.user.managed_by = rule.school.name
        person = super().save_user(request, sociallogin, form)
        if rule.makes == SignOnRule.Makes.TEACHER:
            Staff.objects.get_or_create(school=rule.school, person=person, defaults={"role": Staff.Role.TEACHER})
        facts = {"provider": rule.provider, "makes": rule.makes}
        ledger.note(Deed.SIGN_ON_ACCOUNT, by=person, school=rule.school, about=[person], **facts)
        return person

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        raise refusal(request, "failed")


def refusal(request, why: str) -> ImmediateHttpResponse:
    return ImmediateHttpResponse(render(request, "schools/sign_on_refused.html", {"why": why}, status=403))


def provider_of(sociallogin) -> str:
    """Return the id that SSO_FILE gives the provider."""
    return sociallogin.account.get_provider().app.provider_id or sociallogin.account.provider


def claims_of(sociallogin) -> dict:
    """Return what the provider says of the person: the claims of OpenID Connect, or the attributes of SAML."""
    data = sociallogin.account.extra_data
    return data.get("id_token", {}) | data.get("userinfo", {}) if {"id_token", "userinfo"} & data.keys() else data


def proved_address(sociallogin) -> str:
    """Return the address for which the provider vouches, or nothing.

    Some providers (Microsoft) never say that they have verified an address; a provider of one school may be trusted for
    it by `email_is_verified` in SSO_FILE.
    """
    trusted = sociallogin.account.get_provider().app.settings.get("email_is_verified", False)
    for address in sociallogin.email_addresses:
        if address.verified is True or trusted:
            address.verified = True
            return address.email.lower()
    return ""


def rule_for(sociallogin) -> SignOnRule | None:
    """Return the rule by which the person belongs to a school: a claim first, then the domain of a proved address."""
    rules = list(SignOnRule.objects.filter(provider=provider_of(sociallogin)).select_related("school"))
    claims = claims_of(sociallogin)
    for rule in rules:
        if rule.claim and rule.value in values_of(claims.get(rule.claim)):
            return rule
    domain = proved_address(sociallogin).rpartition("@")[2]
    return next((rule for rule in rules if domain and not rule.claim and rule.value == domain), None)


def values_of(claim) -> list[str]:
    """A claim is one value or several."""
    return [str(value).lower() for value in (claim if isinstance(claim, list) else [claim]) if value is not None]


def may_be_linked(person, *, address: str, rule: SignOnRule) -> bool:
    """Whether the school's word is enough for this account. It never is for who edits the site."""
    if not person.is_active or edits_the_site(person):
        return False
    if rule.claim and not domain_is_of(rule, address):
        return False
    if person.is_pupil:
        return person.managed_by == rule.school.name
    return EmailAddress.objects.filter(user=person, email=address, verified=True).exists()


def domain_is_of(rule: SignOnRule, address: str) -> bool:
    """Whether the address lies in a domain of the same school: a claim alone vouches for no address."""
    domains = SignOnRule.objects.filter(school=rule.school, provider=rule.provider, claim="")
    return domains.filter(value=address.rpartition("@")[2]).exists()
