"""The search of the site: `finding` looks, `views` answers."""
