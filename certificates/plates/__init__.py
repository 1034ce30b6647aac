"""The fast way to many certificates: a design is laid out once, and each certificate is stamped from that plate.

Most of a certificate is the same for everybody who finishes a course. WeasyPrint lays it out once, with placeholders where
names, numbers, days and drawings go; `making` finds in its file the very bytes that it wrote for each placeholder, and
`stamping` puts there the bytes that it would have written for the real thing. What cannot be found has no plate, and what
cannot be stamped as WeasyPrint would draw it (a name that must wrap) raises `CannotStamp`: then the certificate is laid
out for itself. Both ways end in the same file, byte by byte; the tests compare them.

making      a laid-out document -> a plate: what is the same, ready to be copied, and slots for what is not
slots       what goes into a slot, and how it is written
shaping     a line of text -> the glyphs and distances that Pango would choose
typefaces   the part of each typeface that one document needs
attaching   the badge, as a file inside the file
filing      objects -> a PDF file
"""
