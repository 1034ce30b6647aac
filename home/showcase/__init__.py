"""Every piece of the look on one page, in every state, for whoever writes templates."""
