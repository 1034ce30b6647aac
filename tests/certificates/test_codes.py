"""Verification codes."""

from hypothesis import given
from hypothesis import strategies as st

from certificates import codes

made = st.builds(codes.new_code)


def test_the_check_character_is_that_of_the_standard():
    # The example of ISBT 128, which uses ISO 7064 MOD 37,2 too.
    assert codes.check_character("G123498654321") == "H"


def test_a_new_code_is_well_formed_and_has_no_look_alikes():
    for _number in range(500):
        code = codes.new_code()
        assert codes.is_well_formed(code)
        assert not set(code) & set("ILOU*")


def test_codes_do_not_repeat():
    assert len({codes.new_code() for _number in range(20_000)}) == 20_000


def test_random_characters_are_spread_over_the_whole_alphabet():
    seen = "".join(codes.new_code()[:-1] for _number in range(4_000))
    expected = len(seen) / 32
    assert all(abs(seen.count(character) - expected) < 0.15 * expected for character in codes.ALPHABET)


@given(made, st.data())
def test_every_single_wrong_character_is_noticed(code, data):
    place = data.draw(st.integers(0, codes.LENGTH - 1))
    other = data.draw(st.sampled_from([character for character in codes.ALPHABET if character != code[place]]))
    assert not codes.is_well_formed(code[:place] + other + code[place + 1 :])


@given(made, st.integers(0, codes.LENGTH - 2))
def test_every_swap_of_neighbours_is_noticed(code, place):
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert swapped == code or not codes.is_well_formed(swapped)


@given(made, st.integers(0, codes.LENGTH))
def test_a_lost_character_is_noticed(code, place):
    assert not codes.is_well_formed(code[:place] + code[place + 1 :]) or place == codes.LENGTH


@given(made)
def test_a_code_is_read_however_it_is_typed(code):
    shown = codes.in_groups(code)
    assert codes.normalise(shown) == code
    assert codes.normalise(shown.lower()) == code
    assert codes.normalise(f"  {shown.replace('-', ' ')} \n") == code
    assert codes.normalise(shown.replace("-", "–")) == code
    assert codes.normalise(shown.replace("0", "O").replace("1", "I")) == code
    assert codes.normalise(shown.lower().replace("0", "o").replace("1", "l")) == code


@given(made)
def test_a_code_typed_on_a_ukrainian_keyboard_is_read_too(code):
    cyrillic = code.translate(str.maketrans("ABCEHKMPTXY", "АВСЕНКМРТХУ"))
    assert codes.normalise(cyrillic.lower()) == code


@given(st.text(max_size=60))
def test_whatever_is_typed_has_a_normal_form(typed):
    once = codes.normalise(typed)
    assert codes.normalise(once) == once or not codes.is_well_formed(once)


def test_codes_are_shown_in_groups_of_four():
    assert codes.in_groups("7KQ2M9XFAB3D8T5WC") == "7KQ2-M9XF-AB3D-8T5W-C"
