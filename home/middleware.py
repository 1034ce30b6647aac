"""The content policy of the editor."""

EDITOR_PREFIX = "/admin/"
# Wagtail 8.0 starts two of its widgets from inline scripts and styles them inline; everything else stays our own.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-src 'self'; "
    "object-src 'none'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'"
)


class EditorPolicyMiddleware:
    """Give the pages of the editor their own policy; every other page has the strict one of the settings."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path.startswith(EDITOR_PREFIX):
            response.headers.setdefault("Content-Security-Policy", POLICY)
        return response
