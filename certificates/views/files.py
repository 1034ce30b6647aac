"""The door for a PDF to be verified: kept in memory while it is looked at, and nowhere else."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from certificates import codes, originals, throttle, verification
from certificates.forms import FileForm
from certificates.views.verifying import discreet, too_often, wants_json

LOOKING_AT_FILES = throttle.Limit("verify-file", hits=20, seconds=60)
NOT_EVEN_READ = 20 * 1024 * 1024  # bytes: what is larger is answered before it has arrived


class InMemory(FileUploadHandler):
    """Takes one file into memory, and of one that is too large no more than is needed to say so."""

    def __init__(self, request=None):
        super().__init__(request)
        self.taken = False

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        if self.taken or self.field_name != "file":
            raise SkipFile
        self.taken, self.content = True, BytesIO()

    def receive_data_chunk(self, raw_data, start):
        if self.content.tell() <= originals.LARGEST:
            self.content.write(raw_data)

    def file_complete(self, file_size):
        return SimpleUploadedFile(self.file_name, self.content.getvalue(), self.content_type)


# No cookie means no token; nothing is changed and nothing is kept, so nobody gains by sending a file from elsewhere.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@discreet
def verify_file(request):
    """Say whether a PDF is the one that was issued, and whether the certificate still holds."""
    if request.method != "POST":
        return redirect("certificates:verify")
    if wait := throttle.wait_for(LOOKING_AT_FILES, throttle.address_of(request)):
        return too_often(request, wait)
    if int(request.headers.get("content-length") or 0) > NOT_EVEN_READ:
        return answer(request, originals.Original(originals.Answer.TOO_LARGE))
    request.upload_handlers = [InMemory(request)]
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        if wants_json(request):
            return JsonResponse({"file": "none"}, status=422)
        return render(request, "certificates/verify.html", {"file_form": form}, status=422)
    original = originals.examine(form.cleaned_data["file"].read(), today=timezone.localdate())
    return answer(request, original)


def answer(request, original):
    verdict = original.verdict
    if wants_json(request):
        told = verification.for_machines(verdict) if verdict else {}
        return JsonResponse({"file": original.answer.value} | told)
    if verdict:
        context = {"verdict": verdict, "original": original, "code_in_groups": codes.in_groups(verdict.code)}
        return render(request, "certificates/verdict.html", context)
    return render(request, "certificates/file_verdict.html", {"original": original})
