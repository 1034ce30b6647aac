"""What may be uploaded as a logo or a signature, and what is refused, with the line and the reason."""

from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from certificates.designs.pictures import cleaned
from courses.press.printing import lay_out

SVG = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"'
RING = '<path d="M8 8h32v32h-32z" fill="#0b5d50"/>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(9))
DEEP_CLIPS = (
    "".join(
        f'<clipPath id="c{n}">{f"""<path d="M0 0h9v9z" clip-path="url(#c{n + 1})"/>""" * 10}</clipPath>'
        for n in range(9)
    )
    + '<clipPath id="c9"/>'
)

HOSTILE = {
    "script": (f"<svg {SVG}>\n{RING}\n<script>alert(1)</script></svg>", 3, "<script>"),
    "script in metadata": (f"<svg {SVG}><metadata>\n<script>alert(1)</script></metadata>{RING}</svg>", 2, "<script>"),
    "handler": (f'<svg {SVG} onload="alert(1)">{RING}</svg>', 1, "onload"),
    "foreign object": (f"<svg {SVG}>\n<foreignObject><p>x</p></foreignObject>{RING}</svg>", 2, "<foreignObject>"),
    "foreign namespace": (f'<svg {SVG}><x xmlns="urn:x">\n<script/></x>{RING}</svg>', 2, "<script>"),
    "image from elsewhere": (f'<svg {SVG}>\n\n<image href="https://evil.example/x.png"/></svg>', 3, "<image>"),
    "image in the file": (f'<svg {SVG}><image href="data:image/png;base64,AAAA"/></svg>', 1, "<image>"),
    "use of a file": (f'<svg {SVG}>\n<use href="file:///etc/passwd#x"/></svg>', 2, "<use>"),
    "gradient from elsewhere": (
        f'<svg {SVG}>\n<linearGradient id="g" href="https://evil.example/#a"/>{RING}</svg>', 2, "evil.example",
    ),
    "colour from elsewhere": (f'<svg {SVG}>\n<path d="M0 0h9" fill="url(https://evil.example/#a)"/></svg>', 2, "evil"),
    "style from elsewhere": (f"<svg {SVG}><style>\n@import url(//evil.example);</style>{RING}</svg>", 2, "@import"),
    "style that fetches": (f"<svg {SVG}><style>.a{{fill:url(//evil.example/x)}}</style>{RING}</svg>", 1, "evil"),
    "style with an escape": (f"<svg {SVG}><style>.a{{fill:u\\72l(//evil)}}</style>{RING}</svg>", 1, "evil"),
    "entity": (f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<svg {SVG}>&x;{RING}</svg>', 1, "DOCTYPE"),
    "billion laughs": (f"<!DOCTYPE svg [{LAUGHS}]><svg {SVG}>&l8;{RING}</svg>", 1, "DOCTYPE"),
    "stylesheet instruction": (f'<?xml-stylesheet href="//evil.example/x.css"?>\n<svg {SVG}>{RING}</svg>', 1, "xml-style"),
    "animation": (f'<svg {SVG}>\n<animate attributeName="d"/>{RING}</svg>', 2, "<animate>"),
    "link": (f'<svg {SVG}><a href="#x">{RING}</a></svg>', 1, "<a>"),
    "letters": (f"<svg {SVG}>\n<text>Szkoła</text></svg>", 2, "krzywe"),
    "gradients in a circle": (
        f'<svg {SVG}>\n<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>{RING}</svg>', 2, "kółko",
    ),
    "a clip by itself": (f'<svg {SVG}><g id="a"><path id="b" d="M0 0h9" clip-path="url(#a)"/></g></svg>', 1, "kółko"),
    "pointing at nothing": (f'<svg {SVG}><path d="M0 0h9" fill="url(#a)"/></svg>', 1, "#a"),
    "a huge number": (f'<svg {SVG}>\n<path d="M0 0h1e300v9"/></svg>', 2, "za duża"),
    "huge measures": (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9e99 9e99">{RING}</svg>', 1, "za duża"),
    "no measures": (f'<svg xmlns="http://www.w3.org/2000/svg">{RING}</svg>', 1, "viewBox"),
    "too many parts": (f"<svg {SVG}>{RING * 3001}</svg>", 1, "złożony"),
    "too deep": (f"<svg {SVG}>{'<g>' * 60}{RING}{'</g>' * 60}</svg>", 1, "złożony"),
    "broken": (f"<svg {SVG}>\n\n<path</svg>", 3, "poprawnym"),
    "html": ("<html><body>x</body></html>", 1, "nie jest rysunek"),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_drawing_is_refused_with_the_line_and_the_reason(case):
    drawing, line, reason = HOSTILE[case]
    with pytest.raises(ValidationError) as refused:
        cleaned(drawing.encode())
    [message] = refused.value.messages
    assert f"Wiersz {line}:" in message
    assert reason in message


@pytest.mark.parametrize(
    ("upload", "reason"),
    [
        (b"", "nie jest obraz"),
        (b"GIF89a" + b"\0" * 99, "nie jest obraz"),
        (b"%PDF-1.7", "nie jest obraz"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "uszkodzony"),
        (b"\xff\xd8\xff" + b"\0" * 99, "uszkodzony"),
        (b"x" * (2 * 1024 * 1024 + 1), "za duży"),
        (f"<svg {SVG}>{' ' * 200_000}</svg>".encode(), "za duży"),
        (f"<svg {SVG}><g/></svg>".encode(), "nic nie jest narysowane"),
        (b'<?xml version="1.0" encoding="nonsense"?><svg/>', "SVG"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4800 8"><path d="M0 0h9"/></svg>', "za wąski"),
    ],
)
def test_what_is_no_small_picture_is_refused(upload, reason):
    with pytest.raises(ValidationError) as refused:
        cleaned(upload)
    assert reason in refused.value.messages[0]


def painted(width, height, mode="RGB", form="PNG", **options) -> bytes:
    file = BytesIO()
    Image.new(mode, (width, height)).save(file, form, **options)
    return file.getvalue()


def test_a_picture_that_says_it_is_huge_is_not_opened():
    with pytest.raises(ValidationError, match="za dużo pikseli"):
        cleaned(painted(30_000, 30_000, mode="1"))
    with pytest.raises(ValidationError, match="za mały"):
        cleaned(painted(20, 200))
    with pytest.raises(ValidationError, match="za wąski"):
        cleaned(painted(2000, 50))


def test_a_photograph_is_made_small_and_forgets_where_it_was_taken():
    exif = Image.Exif()
    exif[0x010E] = "ul. Tajna 5"
    content, media_type = cleaned(painted(3000, 1500, form="JPEG", exif=exif))
    assert media_type == "image/jpeg"
    assert b"Tajna" not in content
    with Image.open(BytesIO(content)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1000, 500))


@pytest.mark.parametrize(("mode", "kept"), [("RGBA", "RGBA"), ("P", "RGB"), ("L", "RGB"), ("I;16", "RGB")])
def test_a_logo_with_a_clear_background_keeps_it(mode, kept):
    with Image.open(BytesIO(cleaned(painted(80, 80, mode))[0])) as picture:
        assert picture.mode == kept


ILLUSTRATOR = f"""<?xml version="1.0" encoding="utf-8"?>
<!-- Generator -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="Layer_1" {SVG} xml:space="preserve" xmlns:xlink="http://www.w3.org/1999/xlink" data-name="x"
  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:version="1.2">
<title>Logo</title><inkscape:namedview zoom="2"><inkscape:grid/></inkscape:namedview>
<style type="text/css">/* c */ .st0{{fill:#0B5D50;font-family:'Arial';}} .st1,.st2{{fill:none;stroke:url(#grad);}}</style>
<defs><linearGradient id="grad"><stop offset="0" style="stop-color:#fff;-inkscape-stroke:none"/></linearGradient>
<radialGradient id="other" xlink:href="#grad"/><clipPath id="clip"><rect class="st0" width="40" height="40"/></clipPath></defs>
<g clip-path="url(#clip)"><path class="st0" d="M24,4c11,0,20,9,20,20S35,44,24,44z"/><circle class="st1" cx="24" cy="24" r="9"/></g>
</svg>"""


def test_a_drawing_from_an_editor_keeps_what_is_seen_of_it():
    content, media_type = cleaned(ILLUSTRATOR.encode())
    drawing = content.decode()
    assert media_type == "image/svg+xml"
    for kept in ["M24,4c11,0", ".st0{fill:#0B5D50}", "stroke:url(#grad)", 'href="#grad"', 'clip-path="url(#clip)"']:
        assert kept in drawing
    for left in ["inkscape", "font-family", "DOCTYPE", "Logo", "data-name", "Generator"]:
        assert left not in drawing
    assert cleaned(content)[0] == content, "what we wrote we accept, and write alike"


@pytest.mark.parametrize("drawing", [ILLUSTRATOR, f"<svg {SVG}><defs>{DEEP_CLIPS}</defs>{RING}</svg>"])
def test_what_is_accepted_is_drawn_at_once(drawing):
    assets = {"logo": cleaned(drawing.encode())}
    assets["mark.svg"] = assets["logo"]
    html = '<!doctype html><html lang="pl"><title>T</title><img src="asset:logo" alt="Logo">'
    pdf = lay_out(html, stylesheet="certificates/pdf/designs.css", assets=assets).pdf()
    with pikepdf.open(BytesIO(pdf)) as document:
        assert "Logo" in [
            str(one.Alt) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]
