"""Designs: how a certificate looks, and who decides it.

A design is made in the editor on one of three bases. When it is published, what it says and shows is frozen as an edition;
a certificate names the edition with which it was issued, so no later change of the design reaches it.

models      Design and what it is made of: pictures, signatories; and Edition, what was published
bases       the three bases: page, template, how long a name may be
colours     which colours can be read on which paper
pictures/   what may be uploaded as a logo or a signature
editions    a design as plain JSON, and its digest
looks       an edition read back, ready to draw
saying      the words of a document, in one language or in two
choosing    which design a certificate gets
samples     people to try a design on
previewing  a picture of the page, for the editor
editor/     the forms in Wagtail
"""
