"""A part of a file, as a player asks for it. Safari plays nothing from a server that cannot do this."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.http import FileResponse, HttpResponse, StreamingHttpResponse

ASKED = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
PIECE = 64 * 1024


def answer(request, path: Path, content_type: str):
    """Answer with the whole file, or with the one part that is asked for."""
    size = path.stat().st_size
    asked = ASKED.fullmatch(request.headers.get("Range", "").strip())
    if asked is None:  # nothing, or several parts, which a server may answer with the whole
        response = FileResponse(path.open("rb"), content_type=content_type)
    else:
        first, last = bounds(asked[1], asked[2], size)
        if first > last:
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
        response = StreamingHttpResponse(pieces(path, first, last), status=206, content_type=content_type)
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
        response["Content-Length"] = str(last - first + 1)
    response["Accept-Ranges"] = "bytes"
    response["Content-Encoding"] = "identity"  # compressed, the parts would not be those of the file
    return response


def bounds(start: str, end: str, size: int) -> tuple[int, int]:
    """Return the first and the last byte; `-500` means the last five hundred. Beyond the file the first is the greater."""
    if start:
        return int(start), min(int(end), size - 1) if end else size - 1
    return (max(0, size - int(end)), size - 1) if end and int(end) else (size, size - 1)


def pieces(path: Path, first: int, last: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(first)
        left = last - first + 1
        while left > 0 and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
