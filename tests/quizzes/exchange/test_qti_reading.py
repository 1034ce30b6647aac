"""QTI in: what each kind of item becomes, and what is said of everything that cannot come along."""

import pytest
from django.utils import translation

from quizzes.exchange import qti
from quizzes.exchange.items import Level
from quizzes.models import Question
from tests.quizzes.exchange.qti_files import FOLDER, item_file, package


@pytest.fixture(autouse=True)
def _polish():
    with translation.override("pl"):
        yield


def item_of(name):
    """Read a file that holds one question."""
    report = qti.read(item_file(name))
    assert [remark for remark in report.remarks if remark.level == Level.ERROR] == []
    [item] = report.items
    return item, report


def texts(report, level):
    return [remark.message for remark in report.remarks if remark.level == level]


def clean(item):
    """Check the value as the editor would."""
    block = Question._meta.get_field("answer").stream_block
    value = block.to_python([{"type": item.kind, "value": item.value}])
    value[0].block.clean(value[0].value)


def test_a_choice_of_one_becomes_a_single_choice_and_keeps_its_order():
    item, _report = item_of("choice")
    assert item.kind == "single"
    assert item.text == "Spójrz na tabliczkę.\nPod jaki numer dzwonisz?"
    assert [(option["text"], option["right"]) for option in item.value["options"]] == [
        ("997", False),
        ("112", True),
        ("998", False),
    ]
    assert item.value["keep_order"] is True
    assert item.code == "choice"
    assert item.line == 2


def test_a_choice_of_several_with_points_becomes_a_multiple_choice_with_partial_credit():
    item, report = item_of("choice_multiple")
    assert item.kind == "multiple"
    assert [option["text"] for option in item.value["options"] if option["right"]] == [
        "Nie reaguje",
        "Nie oddycha prawidłowo",
    ]
    assert item.value["scoring"] == "partial"
    assert "Różne punkty za odpowiedzi zamieniono na równe" in texts(report, Level.LOSS)[0]


def test_points_for_any_right_option_become_the_any_rule():
    item, report = item_of("choice_any")
    assert item.value["scoring"] == "any"
    assert report.remarks == []


def test_true_and_false_in_a_known_language_become_a_true_or_false_question():
    item, _report = item_of("feedback_modal")
    assert item.kind == "truefalse"
    assert item.value["right"] == "true"
    assert item.text == "AED sam ocenia, czy potrzebny jest wstrząs."


def test_a_window_for_the_right_and_one_for_the_wrong_explain_the_two_options():
    item, report = item_of("feedback_modal")
    assert item.value["why_true"] == "Tak, AED sam ocenia rytm."
    assert item.value["why_false"] == "AED sam ocenia rytm serca."
    assert report.remarks == []


def test_feedback_beside_an_option_explains_that_option():
    item, report = item_of("feedback_inline")
    assert item.value["why_true"] == "Dlatego każdy może go użyć."
    assert item.value["why_false"] == "Nie musisz znać się na EKG."
    assert report.remarks == []


def test_without_options_the_feedback_for_the_right_is_kept_and_the_other_one_is_reported():
    item, report = item_of("feedback_modal_entry")
    assert item.explanation == "Tak, 112."
    assert texts(report, Level.LOSS) == ["Tekst tylko po złej odpowiedzi pominięto: „To 112.”"]


def test_an_order_comes_in_the_right_order():
    item, report = item_of("order")
    assert item.value["steps"] == ["Sprawdzam, czy jest bezpiecznie", "Wołam o pomoc", "Uciskam klatkę piersiową"]
    assert report.remarks == []


def test_rules_of_marking_of_ones_own_are_reported_and_the_right_answer_is_kept():
    item, report = item_of("order_own_rules")
    assert item.kind == "order"
    [remark] = report.remarks
    assert (remark.level, remark.line) == (Level.LOSS, 22)
    assert remark.message.startswith("Własne reguły oceniania pominięto.")


@pytest.mark.parametrize("name", ["match", "match_3"])
def test_pairs_come_with_the_right_sides_that_fit_nothing(name):
    item, _report = item_of(name)
    assert item.value == {
        "pairs": [
            {"left": "Oparzenie", "right": "Chłodzenie wodą"},
            {"left": "Krwotok z ręki", "right": "Ucisk"},
            {"left": "Krwotok z nogi", "right": "Ucisk"},
        ],
        "extra": ["Masło"],
    }


def test_pairs_within_one_set_become_left_and_right_and_that_is_reported():
    item, report = item_of("associate")
    assert item.value["pairs"][0] == {"left": "AED", "right": "Zatrzymanie krążenia"}
    assert len(texts(report, Level.LOSS)) == 1


def test_a_word_typed_into_a_sentence_becomes_a_short_text_with_a_blank():
    item, report = item_of("text_entry")
    assert item.text.endswith("tam, gdzie jest ____;\ni uciskasz.")
    assert item.value["accepted"] == ["mostek", "Mostek"]
    assert item.value["ignore_case"] is False
    assert texts(report, Level.LOSS) == ["Odpowiedzi warte część punktów będą przyjmowane za całość."]


def test_a_number_comes_with_its_tolerance_and_unit():
    item, report = item_of("text_number")
    assert item.value == {"minimum": "5.5", "maximum": "5.5", "tolerance": "0.5", "unit": "cm"}
    assert item.text == "Na jaką głębokość uciskasz?"
    assert report.remarks == []


def test_several_entries_in_one_text_become_gaps():
    item, report = item_of("text_gaps")
    assert item.text == "Uzupełnij."
    assert item.value["text"] == "Uciśnij [[30]] razy,\npotem [[2|dwa]] oddechy."
    assert item.value["choose"] is False
    assert report.remarks == []


def test_a_choice_within_a_text_becomes_a_gap_to_pick_for():
    item, _report = item_of("inline_choice")
    assert item.value["text"] == "Uciskasz w tempie [[100–120]] na minutę."
    assert item.value["choose"] is True
    assert item.value["extra"] == ["60–80", "80–100"]


@pytest.mark.parametrize("name", ["gap_match", "gap_match_3"])
def test_words_dragged_into_gaps_become_gaps_to_pick_for(name):
    item, _report = item_of(name)
    assert item.value["text"] == "Ktoś przynosi [[AED]],\na ktoś dzwoni pod [[112]].\nTy uciskasz."
    assert item.value["extra"] == ["bandaż"]


def test_a_long_answer_becomes_an_essay_with_the_markers_criteria():
    item, _report = item_of("extended_text")
    assert item.kind == "essay"
    assert item.value["criteria"] == "Punkt za telefon, punkt za AED."
    assert "Punkt za telefon" not in item.text


@pytest.mark.parametrize(
    ("name", "reason", "line"),
    [
        ("slider", "Interakcji slider-interaction nie obsługujemy.", 9),
        ("composite", "Kilka interakcji w jednym pytaniu (choice-interaction, order-interaction)", 15),
        ("template", "Pytanie losuje swoją treść (templateDeclaration).", 2),
        ("no_answer", "Plik nie mówi, która odpowiedź jest dobra.", 7),
        ("doctype", "Plik ma deklarację DOCTYPE albo własne encje.", 0),
        ("qti_1_2", "To nie jest pytanie QTI 2 ani 3, lecz QTI 1.2.", 2),
    ],
)
def test_what_we_have_no_kind_for_is_named_with_its_line(name, reason, line):
    report = qti.read(item_file(name))
    assert report.items == []
    [remark] = report.remarks
    assert (remark.level, remark.line) == (Level.ERROR, line)
    assert remark.message.startswith(reason)


def test_a_picture_question_on_its_own_is_refused_because_its_picture_is_missing():
    report = qti.read(item_file("hotspot"))
    assert report.items == []
    assert texts(report, Level.ERROR) == ["Bez obrazu tego pytania nie da się zadać."]


def test_a_formula_keeps_its_letters_and_the_loss_is_reported():
    formula = b"<p>Ile to <math><semantics><msup><mi>e</mi><mn>2</mn></msup><annotation>[e^2]</annotation></semantics></math>?</p>"
    report = qti.read(item_file("feedback_modal").replace(b"<itemBody>", b"<itemBody>" + formula))
    assert report.items[0].text.startswith("Ile to e2 ?")
    assert texts(report, Level.LOSS) == ["Tego nie da się zapisać zwykłym tekstem: wzór matematyczny."]


def test_every_question_of_the_folder_that_is_read_can_be_saved():
    names = sorted(path.stem for path in FOLDER.glob("*.xml"))
    read = [item for name in names for item in qti.read(item_file(name)).items]
    assert len(read) > 15
    for item in read:
        clean(item)


@pytest.mark.parametrize("broken", [b"", b"\x00\xff", b"<", b"PK\x03\x04", b"<a/>", "<a>ż</a>".encode("utf-16")])
def test_nonsense_is_reported_and_never_raises(broken):
    report = qti.read(broken)
    assert report.items == []
    assert len(report.remarks) == 1


def test_a_file_cut_anywhere_never_raises():
    whole = package("choice", "hotspot")
    for end in range(0, len(whole), 97):
        assert qti.read(whole[:end]).remarks
    text = item_file("feedback_modal")
    for end in range(0, len(text), 53):
        qti.read(text[:end])
