"""GIFT, by Moodle's documentation (docs.moodle.org/en/GIFT_format)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.exchange import gift
from quizzes.exchange.items import Item, Level
from quizzes.models import Question
from tests.quizzes.exchange.kinds import item, without_line


def read(text):
    return gift.read(text.encode())


def only(text) -> Item:
    report = read(text)
    assert [remark.message for remark in report.remarks if remark.level == Level.ERROR] == []
    [one] = report.items
    return one


def messages(text, level=Level.ERROR):
    return [(remark.line, remark.message) for remark in read(text).remarks if remark.level == level]


def texts(one):
    return [(option["text"], option["right"]) for option in one.value["options"]]


def test_multiple_choice_with_one_right_answer():
    one = only("Who's buried in Grant's tomb?{~Grant ~Jefferson =no one}")
    assert one.kind == "single"
    assert one.text == "Who's buried in Grant's tomb?"
    assert texts(one) == [("Grant", False), ("Jefferson", False), ("no one", True)]


def test_a_missing_word_leaves_a_line_in_the_text():
    one = only("Grant is {~buried =entombed ~living} in Grant's tomb.")
    assert one.text == "Grant is _____ in Grant's tomb."


def test_names_and_formats_are_read_and_html_becomes_plain_text():
    one = only("::Kanji characters::[html]<p>日<b>本</b></p><p>drugi</p>{=a ~b}")
    assert one.text == "日本\ndrugi"


def test_feedback_of_answers_and_of_the_question():
    one = only(
        "What's the answer to this multiple-choice question? {\n"
        "~wrong answer#feedback comment on the wrong answer\n"
        "=right answer#Very good!\n"
        "####General feedback}"
    )
    assert [option["explanation"] for option in one.value["options"]] == [
        "feedback comment on the wrong answer",
        "Very good!",
    ]
    assert one.explanation == "General feedback"


def test_several_right_answers_with_weights():
    one = only(
        "What two people are entombed in Grant's tomb? {~%-100%No one ~%50%Grant ~%50%Grant's wife ~%-100%Father}"
    )
    assert (one.kind, one.value["scoring"]) == ("multiple", "partial")
    assert [text for text, right in texts(one) if right] == ["Grant", "Grant's wife"]


def test_unequal_weights_are_made_equal_and_that_is_said():
    assert "równe" in messages("Pytanie {~%70%a ~%30%b ~c}", Level.LOSS)[0][1]


def test_part_points_in_a_single_choice_are_lost_and_that_is_said():
    assert only("Pytanie {=a ~%50%b ~c}").kind == "single"
    assert "najlepsza" in messages("Pytanie {=a ~%50%b ~c}", Level.LOSS)[0][1]


def test_either_of_two_right_answers():
    one = only("Pytanie {=a =b ~c}")
    assert (one.kind, one.value["scoring"]) == ("multiple", "any")


@pytest.mark.parametrize(("answer", "right"), [("T", "true"), ("TRUE", "true"), ("F", "false"), ("FALSE", "false")])
def test_true_and_false(answer, right):
    assert only(f"Grant was buried in a tomb in New York City.{{{answer}}}").value["right"] == right


def test_feedback_of_true_and_false_is_first_for_the_wrong_answer():
    one = only("Grant was buried in a tomb.{TRUE#wrong#right}")
    assert (one.value["why_true"], one.value["why_false"]) == ("right", "wrong")


def test_short_answers():
    one = only("Two plus {=two =2} equals four.")
    assert (one.kind, one.value["accepted"]) == ("text", ["two", "2"])
    assert only("Two plus two equals {four}.").value["accepted"] == ["four"]


def test_matching_with_an_extra_answer():
    one = only("Match. {=Canada -> Ottawa =Italy  -> Rome = -> Paris}")
    assert one.value["pairs"] == [{"left": "Canada", "right": "Ottawa"}, {"left": "Italy", "right": "Rome"}]
    assert one.value["extra"] == ["Paris"]


@pytest.mark.parametrize(
    ("answer", "low", "high"),
    [
        ("#1822", "1822", "1822"),
        ("#3.141:0.0005", "3.1405", "3.1415"),
        ("#1..5", "1", "5"),
        ("#=1822:0 =%50%1822:2", "1822", "1822"),
    ],
)
def test_numbers_with_tolerance_range_and_alternatives(answer, low, high):
    one = only(f"When? {{{answer}}}")
    assert (one.kind, one.value["minimum"], one.value["maximum"]) == ("numeric", low, high)


def test_essays_and_descriptions():
    assert only("Write a short biography of Dag Hammarskjöld. {}").kind == "essay"
    assert messages("You can use your pencil and paper for these next math questions.") == [
        (1, "Opis bez odpowiedzi (brak nawiasów { }). Takich pytań nie wczytujemy.")
    ]


def test_escaped_signs_mean_themselves():
    one = only(r"Which answer equals 5? {~ \= 2 + 2 = \= 2 + 3 ~ \= 2 + 4 \{x\} \: \# \~}")
    assert texts(one)[1] == ("= 2 + 3", True)
    assert texts(one)[2][0] == "= 2 + 4 {x} : # ~"


def test_comments_categories_ids_and_tags():
    one = only(
        "// a comment\n$CATEGORY: $course$/top/Ratuj/RKO\n\n// [id:k1-tempo] [tag:AED] [tag:bk:critical=1]\nTempo? {=a ~b}"
    )
    assert (one.category, one.code, one.tags, one.is_critical) == ("Ratuj/RKO", "k1-tempo", ["AED"], True)


def test_every_fault_is_named_with_its_line_and_breaks_nothing_else():
    text = "Dobre {=a ~b}\n\nBez końca {=a ~b\n\n{=a ~b}\n\nBez dobrej {~a ~b}\n\nLiczba {#abc}\n\nTeż dobre {T}\n"
    report = read(text)
    assert [one.text for one in report.items] == ["Dobre", "Też dobre"]
    assert [remark.line for remark in report.remarks] == [3, 5, 7, 9]
    assert all(remark.message for remark in report.remarks)


@pytest.mark.parametrize("kind", ["single", "multiple", "truefalse", "match", "numeric", "text", "essay"])
def test_what_gift_can_hold_comes_back_as_it_was(kind):
    written = gift.write([item(kind)])
    assert written.remarks == []
    [back] = gift.read(written.content).items
    assert without_line(back) == item(kind)


@pytest.mark.parametrize("kind", ["order", "gaps", "hotspot", "picture", "scenario", "rhythm"])
def test_what_gift_cannot_hold_is_named(kind):
    written = gift.write([item(kind)])
    assert [remark.level for remark in written.remarks] == [Level.LOSS]


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Co"]), min_size=1, max_size=30
)


@given(question=WORDS, right=WORDS, wrong=WORDS, why=WORDS)
def test_any_words_come_back(question, right, wrong, why):
    options = [
        {"text": right, "right": True, "explanation": why},
        {"text": wrong, "right": False, "explanation": ""},
    ]
    # A question that begins like a comment or a mark of GIFT is written behind a word, as people would.
    one = Item("single", f"Pytanie {question}", {"options": options, "keep_order": False}, explanation=why)
    [back] = gift.read(gift.write([one]).content).items
    assert without_line(back) == one


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01", b"\xff\xfe\x00", b"{" * 200_000, b"~" * 100_000, b"x" * 6_000_000]
)
def test_nonsense_is_reported_and_never_raises(content):
    report = gift.read(content)
    assert report.items == []


def test_an_old_polish_code_page_is_read_and_said():
    report = gift.read("Zażółć gęślą? {=tak ~nie}".encode("cp1250"))
    assert report.items[0].text == "Zażółć gęślą?"
    assert report.remarks[0].level == Level.NOTE


def test_what_is_read_is_what_the_editor_takes():
    block = Question._meta.get_field("answer").stream_block
    for text in ("A? {=a ~b}", "B? {~%50%a ~%50%b ~c}", "C? {T}", "D? {=a->b =c->d}", "E? {#5:1}", "F? {=a}", "G? {}"):
        one = only(text)
        value = block.to_python([{"type": one.kind, "value": one.value}])
        value[0].block.clean(value[0].value)
