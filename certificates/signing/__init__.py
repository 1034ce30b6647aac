"""The platform's signature on the files it gives out: who opens a PDF sees who made it and that nothing was changed.

keys        the signing key: made here once, read from a PKCS#12 file of the operator, or kept in a hardware module (hsm)
sealing     a PAdES signature (ETSI EN 319 142) in the place that a file keeps for it
secret_files  how keys are kept
checking    what a signed file proves
"""
