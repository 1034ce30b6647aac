"""The signs that mean something in GIFT, and how they are written when they mean themselves."""

# An escaped sign stands, while a question is taken apart, as a character of the private area.
ESCAPED = {sign: chr(0xE000 + place) for place, sign in enumerate("~=#{}:\\n")}
HIDE = {f"\\{sign}": stand_in for sign, stand_in in ESCAPED.items()}
SHOW = {stand_in: "\n" if sign == "n" else sign for sign, stand_in in ESCAPED.items()}
SPECIAL = "\\~=#{}:"


def hide(text: str) -> str:
    """Return the text with escaped signs out of the way. One pass, so `\\\\n` is a backslash and an n."""
    out, place = [], 0
    while place < len(text):
        pair = text[place : place + 2]
        if pair in HIDE:
            out.append(HIDE[pair])
            place += 2
        else:
            out.append(text[place])
            place += 1
    return "".join(out)


def show(text: str) -> str:
    """Return the text as it was meant."""
    return "".join(SHOW.get(letter, letter) for letter in text)


def escape(text: str) -> str:
    """Return the text so that a reader of GIFT takes it as it is."""
    return "".join(f"\\{letter}" if letter in SPECIAL else letter for letter in text).replace("\n", "\\n")
