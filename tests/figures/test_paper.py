"""On paper: the maker of our PDFs doesn't know `paint-order`, so each outline comes as a shape of its own."""

import subprocess
from io import BytesIO

from PIL import Image
from weasyprint import HTML

from figures.drawing import draw


def printed(svg, folder):
    """Print the drawing 400 dots wide and return the picture."""
    page = f"<style>@page {{ size: 400px 260px; margin: 0 }} svg {{ width: 400px; height: 260px }}</style>{svg}"
    (folder / "page.pdf").write_bytes(HTML(string=page).write_pdf())
    done = subprocess.run(
        ["pdftoppm", "-png", "-singlefile", "-scale-to-x", "400", "-scale-to-y", "260", folder / "page.pdf"],
        capture_output=True,
        check=True,
    )
    return Image.open(BytesIO(done.stdout)).convert("RGB")


def ink(picture):
    return sum(1 for red, green, blue in picture.get_flattened_data() if red < 60 and green < 70 and blue < 80)


def test_no_ink_line_crosses_a_joint_on_paper(tmp_path):
    on_paper = printed(draw("compressions", for_paper=True), tmp_path)
    as_on_a_page = printed(draw("compressions"), tmp_path)
    assert 0 < ink(on_paper) < 0.85 * ink(as_on_a_page)
