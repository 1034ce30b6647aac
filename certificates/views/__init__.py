"""The doors: verification for everybody, certificates for their holders, bundles for who ordered them."""
