"""Emergency mode: what to do now, six situations, in three languages, without an account, a cookie, a script or a network."""
