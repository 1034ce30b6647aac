"""The starter content: text in home/seed that people can read and review, made into pages once."""
