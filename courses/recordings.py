"""Films and recordings that trainers upload: what they may be, how long and how large."""

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from tinytag import TinyTag, TinyTagException
from wagtailmedia.forms import BaseMediaForm

MEGABYTE = 1024 * 1024
LARGEST = {"video": 30 * MEGABYTE, "audio": 10 * MEGABYTE}
LONGEST = 3 * 60  # seconds: a lesson's step is short, and a phone pays for each byte


class RecordingForm(BaseMediaForm):
    """wagtailmedia's form without what we find out ourselves: the length is read, the poster stands in the lesson."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("duration", "width", "height", "thumbnail"):
            self.fields.pop(name, None)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            refuse_large(file, largest=LARGEST[self.instance.type])
            self.instance.duration = length_of(file)
        return file


def refuse_large(file, *, largest: int) -> None:
    if file.size > largest:
        raise ValidationError(
            _("Plik ma %(size)s, a może mieć najwyżej %(largest)s. Skróć go albo zmniejsz rozdzielczość.")
            % {"size": filesizeformat(file.size), "largest": filesizeformat(largest)}
        )


def length_of(file) -> float:
    """Return the seconds a film or recording lasts; refuse what is no recording, and one that is too long."""
    try:
        file.seek(0)
        seconds = TinyTag.get(filename=file.name, file_obj=file).duration
    except TinyTagException:
        seconds = None
    finally:
        file.seek(0)
    if not seconds:
        raise ValidationError(
            _("Tego pliku nie da się odtworzyć. Film zapisz jako MP4 (H.264), nagranie jako MP3 albo M4A.")
        )
    if seconds > LONGEST:
        raise ValidationError(
            _("Nagranie trwa %(seconds)d s, a może trwać najwyżej %(longest)d s. Podziel je na części.")
            % {"seconds": seconds, "longest": LONGEST}
        )
    return seconds
