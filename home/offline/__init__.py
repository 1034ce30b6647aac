"""The installed app: what it is called, and lessons that people keep on their device on purpose. Nothing here knows anybody."""
