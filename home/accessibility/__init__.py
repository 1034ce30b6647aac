"""The accessibility statement that Polish law asks of a public body, made of the facts in facts.yaml and of the settings."""
