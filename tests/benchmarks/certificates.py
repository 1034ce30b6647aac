"""Five hundred certificates, one PDF each: a plain WeasyPrint loop, the full way, and the fast way, on one core."""

import logging
import os
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from itertools import islice, product
from pathlib import Path

from tests.benchmarks import staging

FIRST = [
    "Zofia", "Maja", "Oleksandr", "Łucja", "Jan", "Żaneta", "Антон", "Nguyễn", "Святослав", "Maksymilian", "Józef Piotr", "Іванна",
]  # fmt: skip
LAST = [
    "Nowak", "Kowalska-Łęcka", "Шевченко", "Wójcik", "Brzęczyszczykiewicz", "Okoń", "Мельник-Їжак", "Źrebiec", "Gżegżółka",
    "Szczęsny", "Kaźmierczak", "Ćwiąkalski", "Bieńkowska", "Mrozowicz", "Ry",
]  # fmt: skip
WRAPS = "Maria Antonina Wolfeschlegelsteinhausen z Podgórza i Krowodrzy"
FACTS = {
    "is_pupil": True,
    "school": "Szkoła Podstawowa nr 1 w Krakowie",
    "course_title": "Uratuj serce: resuscytacja i AED",
    "course_code": "K1",
    "course_version": "1.0",
    "area": "Ratuj",
    "guideline": "ERC 2025",
    "minutes": 60,
    "hours": "1 godz.",
    "form": "e-learning, bez części praktycznej",
    "result_percent": 90,
    "pass_mark": 80,
    "outcomes": ["Rozpoznasz zatrzymanie krążenia", "Wezwiesz pomoc", "Użyjesz AED"],
    "practice_note": "Umiejętności trzeba przećwiczyć na manekinie.",
    "statement": "Nie nadaje tytułu ratownika (KPP) ani uprawnień do nauczania pierwszej pomocy.",
    "issuer": "Program „Bezpieczny Kraków”: szkolenia e-learningowe",
    "place": "Kraków",
    "completed_on": "2026-11-20",
    "issued_on": "2026-11-21",
    "refresh_on": "2027-11-20",
    "valid_until": "2028-11-20",
}
FEW, MANY = 100, 5000


def main() -> None:
    parser = staging.arguments("certificates", __doc__ or "")
    parser.add_argument("--certificates", type=int, default=500, help="how many the fast way makes")
    parser.add_argument("--naive", type=int, default=60, help="how many the plain loop and the full way make")
    parser.add_argument("--many", type=int, default=MANY, help="how many are made to see whether memory grows")
    options = parser.parse_args()
    with suppress(AttributeError):  # macOS has no affinity
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    logging.disable(logging.INFO)
    with staging.stage():
        measure(options)


def certificates(count: int) -> Iterator:
    """Yield certificates that are in no database: a course, many people, a few of them with names that must wrap."""
    from certificates import codes
    from certificates.models import Badge, Certificate

    names = [*(" ".join(pair) for pair in product(FIRST, LAST)), WRAPS]
    for number in range(count):
        certificate = Certificate(
            public_id=uuid.UUID(int=number),
            number=f"BK/2026/{number:06d}",
            code=codes.new_code(),
            language="pl",
            facts=FACTS | {"holder_name": names[number * 17 % len(names)], "result_percent": 80 + number % 21},
            course_key=uuid.UUID(int=1),
            issued_on=date.fromisoformat("2026-11-21"),
        )
        Badge(certificate=certificate, status_list=1, status_index=number)
        yield certificate


def measure(options) -> None:
    from certificates import rendering

    rates, files = {}, {}
    with tempfile.TemporaryDirectory(prefix="bk-bench-") as folder:
        for way, draw, count in [
            ("naive", naive, options.naive),
            ("full", partial(rendering.laid_out, signed=False), options.naive),
            ("fast", partial(rendering.render, signed=False), options.certificates),
            ("signed", rendering.render, options.certificates),
        ]:
            rates[way], files[way] = rate(draw, certificates(count), Path(folder))
            told = f"{count:5} certificates, {1000 / rates[way]:7.1f} ms each, {files[way] / 1000:.0f} kB each"
            print(f"{way:6} {told}", flush=True)
        grown = growth(rendering.render, certificates(options.many), Path(folder))
    ratios = {
        "fast_vs_naive_unsigned": round(rates["fast"] / rates["naive"], 1),
        # Ours are signed, those of the plain loop are not: that loop plus a signature would be slower still.
        "fast_vs_naive_signed": round(rates["signed"] / rates["naive"], 1),
        "full_vs_naive": round(rates["full"] / rates["naive"], 2),
        "rss_5000_vs_100": round(grown, 3),
    }
    print("  ".join(f"{name} {ratio}" for name, ratio in ratios.items()))
    staging.report(
        "certificates",
        ratios=ratios,
        counts={"certificates": options.certificates, "naive": options.naive, "many": options.many},
        conditions=staging.conditions() | {f"milliseconds.{way}": round(1000 / each, 2) for way, each in rates.items()},
        as_json=options.json,
    )


def rate(draw: Callable, wanted: Iterable, folder: Path) -> tuple[float, float]:
    """Return how many PDFs a second of the processor makes, plates and all, and how big they are."""
    from django.utils import translation

    wanted, sizes = list(wanted), []
    draw(wanted[0])  # what is loaded once per process
    forget_plates()
    began = time.process_time()
    with translation.override("pl"):
        for certificate in wanted:
            pdf = draw(certificate)
            sizes.append(len(pdf))
            (folder / f"{certificate.public_id}.pdf").write_bytes(pdf)
    return len(wanted) / (time.process_time() - began), sum(sizes) / len(sizes)


def forget_plates() -> None:
    from certificates import rendering

    rendering.shelf.things.clear()


def naive(certificate) -> bytes:
    """Draw as the manual of WeasyPrint begins: HTML and CSS in, PDF out, nothing kept from one to the next."""
    from django.template.loader import render_to_string
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from certificates import rendering
    from certificates.designs.looks import look_of
    from certificates.designs.saying import said
    from certificates.words import words_of
    from courses.press import faces
    from courses.press.fetching import OwnAssets

    words = words_of(facts=certificate.facts, number=certificate.number, code=certificate.code)
    look = look_of(certificate.facts)
    assets = (
        look.assets | rendering.own_assets(words, look) | {face.file: (face.read(), "font/ttf") for face in faces.FACES}
    )
    fetch, fonts = OwnAssets(assets), FontConfiguration()
    context = {
        "facts": certificate.facts,
        "words": words,
        "said": said(look, certificate.facts, words, certificate.language),
        "look": look,
        "language": certificate.language,
        "name_size": rendering.name_size(words, certificate.language, look.base),
        "fit": "fit-1",
    }
    styles = [
        CSS(string=render_to_string(name, {"faces": faces.FACES}), url_fetcher=fetch, font_config=fonts)
        for name in ("courses/pdf/faces.css", rendering.STYLESHEET)
    ]  # fmt: skip
    html = HTML(string=render_to_string(rendering.TEMPLATE, context), url_fetcher=fetch)
    return html.write_pdf(stylesheets=styles, font_config=fonts, pdf_variant="pdf/ua-1")


def growth(draw: Callable, wanted: Iterable, folder: Path) -> float:
    """Return the memory of the process after all of them, measured against that after the first hundred."""
    wanted = iter(wanted)
    after = []
    for part in (islice(wanted, FEW), wanted):
        for certificate in part:
            (folder / "one.pdf").write_bytes(draw(certificate))
        after.append(resident())
        print(f"memory {after[-1] / 1_000_000:.0f} MB", flush=True)
    return after[-1] / after[0]


def resident() -> int:
    """Return the bytes of memory that the process has now."""
    if sys.platform != "linux":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main()
