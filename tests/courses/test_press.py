"""What a document may load while it is printed: nothing but what it was handed."""

import http.server
import threading

import pytest
from weasyprint.css.tokens import InvalidValues

from courses.press import faces
from courses.press.fetching import OwnAssets
from courses.press.printing import ForeignAsset, write_pdf

STYLE = "certificates/pdf/designs.css"
OWN = {"mark.svg": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml")}


@pytest.fixture
def canary():
    """A server that nobody should ever talk to."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def page(body: str) -> str:
    return f'<!doctype html><html lang="pl"><title>T</title>{body}</html>'


BAITS = [
    '<img src="{url}" alt="x">',
    '<link rel="stylesheet" href="{url}">',
    '<link rel="attachment" href="{url}">',
    '<style>@import url("{url}");</style>',
    '<style>@font-face {{ font-family: X; src: url("{url}") }} p {{ font-family: X }}</style><p>x</p>',
    '<style>p {{ background: url("{url}") }}</style><p>x</p>',
    '<p style="list-style-image: url({url}); display: list-item">x</p>',
    '<style>p::before {{ content: url("{url}") }}</style><p>x</p>',
    '<object data="{url}"></object>',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="{url}" width="9" height="9"/></svg>',
]


@pytest.mark.parametrize("bait", BAITS)
@pytest.mark.parametrize("scheme", ["file", "http", "data", "ftp", "asset"])
def test_nothing_from_elsewhere_gets_into_a_document(bait, scheme, canary, tmp_path):
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>TOPSECRET</text></svg>')
    address, asked = canary
    url = {
        "file": secret.as_uri(),
        "http": f"{address}/secret",
        "data": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=",
        "ftp": "ftp://127.0.0.1/secret",
        "asset": "asset:../../../etc/passwd",
    }[scheme]
    with pytest.raises(ForeignAsset):
        write_pdf(page(bait.format(url=url)), stylesheet=STYLE, assets=OWN)
    assert asked == []


@pytest.mark.parametrize("bait", BAITS)
def test_a_relative_address_leads_nowhere(bait, tmp_path, monkeypatch):
    (tmp_path / "secret.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>TOPSECRET</text></svg>')
    monkeypatch.chdir(tmp_path)
    try:
        pdf = write_pdf(page(bait.format(url="secret.svg")), stylesheet=STYLE, assets=OWN)
    except (ForeignAsset, InvalidValues):
        return
    assert b"TOPSECRET" not in pdf
    assert b"secret.svg" not in pdf


def test_a_drawing_of_ours_cannot_load_either(canary):
    address, asked = canary
    bait = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{address}/x" width="9" height="9"/></svg>'
    with pytest.raises(ForeignAsset):
        write_pdf(
            page('<img src="asset:bait.svg" alt="x">'),
            stylesheet=STYLE,
            assets=OWN | {"bait.svg": (bait.encode(), "image/svg+xml")},
        )
    assert asked == []


def test_what_was_handed_over_is_given():
    fetcher = OwnAssets({"a.txt": (b"words", "text/plain")})
    answer = fetcher.fetch("asset:a.txt")
    assert (answer.read(), answer.content_type) == (b"words", "text/plain")
    assert fetcher.refused == []


def test_an_opener_is_no_way_around():
    fetcher = OwnAssets({})
    with pytest.raises(ValueError, match="Refused"):
        fetcher.open("file:///etc/hostname")


def test_the_faces_draw_polish_ukrainian_and_vietnamese_letters():
    assert faces.undrawable("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ їієґЇІЄҐʼ’ „”–… ễữợđĐ ўЎ őűşğ 0123456789 °≥≤×½") == ""


def test_the_faces_own_up_to_what_they_cannot_draw():
    assert faces.undrawable("Ala 🙂 小") == "🙂小"
    assert faces.drawable("Ala 🙂 → ½ ① x") == "Ala – ½ 1 x"
