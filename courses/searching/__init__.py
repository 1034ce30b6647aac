"""Finding a word in the texts of the site, however it is typed: without accents, in another case or number.

`words` knows letters and endings, `matching` finds a query in passages of text, `findable` puts a model into the index.
The database only names candidates, quickly; `matching` decides, so SQLite and PostgreSQL give the same answer.
"""
