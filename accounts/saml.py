"""A school's own sign-in by SAML: allauth's provider, with what it leaves to us.

python3-saml checks signatures, times, who speaks and to whom. What it takes as good when it is absent has to be there: for
whom the assertion is, and which question it answers. A question is answered once (allauth forgets it then), so nothing
works a second time or in another browser.
"""

from allauth.socialaccount.providers.saml.provider import SAMLProvider
from onelogin.saml2.constants import OneLogin_Saml2_Constants as Names
from onelogin.saml2.xml_utils import OneLogin_Saml2_XML as Xml

CONFIRMED = "/samlp:Response/saml:Assertion/saml:Subject/saml:SubjectConfirmation/saml:SubjectConfirmationData"
AUDIENCE = "/samlp:Response/saml:Assertion/saml:Conditions/saml:AudienceRestriction/saml:Audience"


class NotForUs(ValueError):
    """The assertion does not say for whom it is, or which question it answers."""


class SchoolProvider(SAMLProvider):
    @classmethod
    def get_package(cls) -> str:
        return SAMLProvider.__module__.rpartition(".")[0]

    def sociallogin_from_response(self, request, response):
        document = Xml.to_etree(response.get_last_response_xml())
        asked = response.get_last_response_in_response_to()
        confirmed = [one.get("InResponseTo") for one in Xml.query(document, CONFIRMED)]
        if not asked or confirmed != [asked] or not Xml.query(document, AUDIENCE):
            raise NotForUs
        return super().sociallogin_from_response(request, response)

    def extract_uid(self, data) -> str:
        """An attribute that names the person for good, else the name of the subject, unless that is new each time."""
        uid = self._extract(data).get("uid")
        if uid:
            return uid
        if data.get_nameid_format() == Names.NAMEID_TRANSIENT:
            raise NotForUs
        return data.get_nameid()
