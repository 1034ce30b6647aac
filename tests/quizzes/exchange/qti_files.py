"""What the tests of QTI share: the files of `files/qti`, pictures, and packages made on the spot."""

import io
import zipfile
from pathlib import Path

import PIL.Image

FOLDER = Path(__file__).parent / "files" / "qti"
MANIFEST = (
    """<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="M"><resources>{}</resources></manifest>"""
)
RESOURCE = (
    """<resource identifier="R{}" type="imsqti_item_xmlv2p1" href="items/{}"><file href="items/{}"/></resource>"""
)


def item_file(name):
    return (FOLDER / f"{name}.xml").read_bytes()


def picture(colour="#e2f0ec", size=(400, 200), kind="PNG"):
    file = io.BytesIO()
    PIL.Image.new("RGB", size, colour).save(file, kind)
    return file.getvalue()


def zipped(entries):
    """Return a ZIP of (name or ZipInfo, bytes)."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return file.getvalue()


def package(*names, pictures=True, manifest=True):
    """Return a content package with these items of the folder, and the two pictures that they show."""
    entries = [(f"items/{name}.xml", item_file(name)) for name in names]
    if manifest:
        listed = "".join(RESOURCE.format(place, f"{name}.xml", f"{name}.xml") for place, name in enumerate(names))
        entries.insert(0, ("imsmanifest.xml", MANIFEST.format(listed).encode()))
    if pictures:
        entries += [("items/images/body.png", picture()), ("items/images/sign.png", picture("#ffffff"))]
    return zipped(entries)
