"""Turn the Markdown documents of the starter content into PDFs in the document library."""

from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from markdown_it import MarkdownIt
from wagtail.documents import get_document_model

from courses.press.printing import write_pdf
from home.seeding.reading import SEED, SOURCE_LANGUAGE


def document_for(name: str, language: str = SOURCE_LANGUAGE):
    """Return the library's document made of a Markdown file, making it the first time."""
    Document = get_document_model()
    stem = name.removesuffix(".md").removesuffix(".pdf")
    text = (SEED / language / "documents" / f"{stem}.md").read_text(encoding="utf-8")
    title = text.splitlines()[0].lstrip("# ").strip()
    existing = Document.objects.filter(title=title).first()
    if existing:
        return existing
    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    html = render_to_string("home/pdf/document.html", {"title": title, "body": body, "language": language})
    document = Document(title=title)
    content = write_pdf(html, stylesheet="home/pdf/document.css")
    document.file.save(f"{stem}.pdf", ContentFile(content), save=False)
    document.file_size = len(content)
    document.save()
    return document
