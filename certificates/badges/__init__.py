"""The certificate as an Open Badge 3.0: a credential (W3C Verifiable Credentials 2.0) that machines check without asking us.

It is made of the frozen facts and signed as a JWT (VC-JWT), so it can be made again, byte for byte, as long as the key is
the same. Nothing of it is stored but what must not change: whom it is about (a random name) and its place in a status list.

records     what is stored: the badge of a certificate, and the public keys that have signed
keys        the signing key: made here once, or the operator's; former keys stay published
issuer      who issues: a host of ours, as did:web
tokens      a signed JWT
credential  facts -> OpenBadgeCredential
places      a random place in a status list
status      a status list: one bit for each badge, set when its certificate was taken back
picture     what stands on a badge; outlines draws it as SVG, pixels as PNG
baking      a credential put into a picture
"""
