"""The ring that is drawn from the number."""

from xml.etree import ElementTree

from certificates import ring


def test_the_ring_of_a_number_is_always_the_same():
    assert ring.svg("BK/2026/000123") == ring.svg("BK/2026/000123")


def test_other_numbers_have_other_rings():
    assert len({ring.svg(f"BK/2026/{number:06d}") for number in range(300)}) == 300


def test_the_ring_stays_clear_of_the_code_in_its_middle():
    drawing = ElementTree.fromstring(ring.svg("BK/2026/000123"))
    corner = 190 * 2**0.5  # the code with its white rim is a square of 38 mm
    for path in drawing.iter("{http://www.w3.org/2000/svg}path"):
        numbers = [float(word) for word in path.get("d").replace("M", " ").replace("C", " ").replace("Z", " ").split()]
        points = zip(numbers[::2], numbers[1::2], strict=True)
        assert all((x**2 + y**2) ** 0.5 > corner for x, y in points)
