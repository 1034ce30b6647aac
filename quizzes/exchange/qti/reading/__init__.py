"""Reading QTI 2.1, 2.2 and 3.0: one item as XML, or a package. Never raises; whatever is not understood is named."""

from functools import partial

from django.utils.translation import gettext as _

from quizzes.exchange.items import MAX_ITEMS, Report
from quizzes.exchange.qti import metadata, packages
from quizzes.exchange.qti.reading.body import read_item
from quizzes.exchange.qti.reading.parts import CannotUse, Load
from quizzes.exchange.xml_tree import BadXml, Node, parse

ITEM = "assessment-item"
NOT_ITEMS = {
    "questestinterop": "QTI 1.2",
    "assessment-test": "assessmentTest",
    "assessment-section": "assessmentSection",
    "assessment-stimulus": "assessmentStimulus",
}
Loaded = tuple[str, bytes] | None


def read(content: bytes) -> Report:
    """Return what a file of QTI holds."""
    report = Report()
    try:
        if packages.is_zip(content):
            read_package(packages.open_package(content), report)
        else:
            read_file(report, content, about=metadata.About(), name="", load=lambda link: None)
    except packages.BadPackage as bad:
        report.error(0, str(bad))
    except BadXml as bad:
        report.error(bad.line, str(bad))
    except RecursionError:
        report.error(0, _("Plik jest zagnieżdżony zbyt głęboko."))
    if not report.items and not report.remarks:
        report.error(0, _("W pliku nie ma pytań QTI."))
    return report


def read_package(package: packages.Package, report: Report) -> None:
    """Read every item that the manifest lists, or, without a manifest, every item that is there."""
    resources = packages.resources_of(package)
    if not resources:
        report.note(0, _("W paczce nie ma listy plików (imsmanifest.xml). Przeczytano wszystkie pliki XML."))
        names = sorted(name for name in package.names if name.lower().endswith(".xml"))
        resources = [packages.Resource(name, "imsqti_item", None) for name in names]
    for resource in dict.fromkeys(resource.path for resource in resources):
        entry = next(each for each in resources if each.path == resource)
        if len(report.items) >= MAX_ITEMS:
            report.error(
                0, _("W pliku jest za dużo pytań (najwyżej %(most)s). Resztę pominięto.") % {"most": MAX_ITEMS}
            )
            return
        if is_question(entry):
            read_entry(package, entry, report)


def is_question(resource: packages.Resource) -> bool:
    kind = resource.type
    return "qti" in kind and not any(other in kind for other in ("test", "section", "outcome", "stimulus"))


def read_entry(package: packages.Package, resource: packages.Resource, report: Report) -> None:
    if resource.path not in package:
        report.error(0, _("Lista plików wymienia %(name)s, ale go nie ma.") % {"name": resource.path})
        return
    try:
        read_file(
            report,
            package.read(resource.path),
            about=metadata.about(resource.metadata),
            name=resource.path,
            load=partial(load, package, resource.path),
        )
    except BadXml as bad:
        report.error(bad.line, str(bad), resource.path)
    except packages.BadPackage as bad:
        report.error(0, str(bad), resource.path)


def load(package: packages.Package, base: str, link: str) -> Loaded:
    """Return the file that a link in an item leads to, with its path in the package."""
    path = packages.path_from(base, link)
    return (path, package.read(path)) if path in package else None


def read_file(report: Report, content: bytes, *, about: metadata.About, name: str, load: Load) -> None:
    root = parse(content)
    if root.name != ITEM:
        what = NOT_ITEMS.get(root.name)
        if what:
            report.error(root.line, _("To nie jest pytanie QTI 2 ani 3, lecz %(what)s.") % {"what": what}, name)
        else:
            report.error(root.line, _("W pliku nie ma pytań QTI."), name)
        return
    label = named(root, name)
    try:
        read_item(root, report, about=about, label=label, load=load)
    except CannotUse as unusable:
        report.error(unusable.line, str(unusable), label)


def named(item: Node, name: str) -> str:
    """Return what remarks call an item: its file and its title."""
    return ": ".join(part for part in (name, item.get("title") or item.get("identifier")) if part)
