"""The press: how anything of ours becomes a PDF. Its typefaces, what a document may load, and the QR code."""
