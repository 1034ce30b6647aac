"""Write every drawing as an SVG file: to look at, to print, or as the snapshots of the tests."""

from pathlib import Path

from django.core.management.base import BaseCommand

from figures.drawing import draw
from figures.registry import every_figure


class Command(BaseCommand):
    help = "Write every drawing of the gallery as SVG into a folder."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder: Path, **options):
        folder.mkdir(parents=True, exist_ok=True)
        for figure in every_figure():
            (folder / f"{figure.name}.svg").write_text(draw(figure.name, alt=""), "utf-8")
        self.stdout.write(f"{len(every_figure())} drawings in {folder}")
