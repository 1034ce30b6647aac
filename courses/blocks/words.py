"""Plain words: what a trainer writes most."""

# The few things that running text may be: what is not here never reaches a page.
PLAIN = ["bold", "italic", "ol", "ul", "link", "document-link"]
