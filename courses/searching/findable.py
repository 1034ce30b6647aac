"""A model that the search finds."""

from wagtail.search import index

from courses.searching.matching import Passage, index_text

# An autocomplete field, because it is the one kind in which both databases look for beginnings and leave the words alone:
# PostgreSQL would stem other fields as English and drop what it takes for small words.
FINDABLE_WORDS = index.AutocompleteField("findable_words")


class Findable:
    """Put `FINDABLE_WORDS` into `search_fields` and say in `passages` what stands where; the title comes first."""

    def passages(self) -> list[Passage]:
        raise NotImplementedError

    @property
    def findable_words(self) -> str:
        return index_text(self.passages())
