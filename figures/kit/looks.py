"""The cast: how the people of the drawings look. They differ in skin, age, hair and clothes, and nobody is a type."""

from dataclasses import dataclass

LIGHT, TAN, BROWN, DEEP = "#f3d3b5", "#e3b083", "#b97f52", "#8d5a3a"


@dataclass(frozen=True)
class Look:
    """Skin, hair and clothes. `hair`: short, bun, long, curly, bald, baby, hijab. `bare`: the chest is free for the pads."""

    skin: str
    hair: str
    hair_colour: str
    top: str
    trousers: str
    shoes: str = "#3a4850"
    sleeves: str = "short"
    glasses: bool = False
    bare: bool = False


BLACK, DARK, CHESTNUT, FAIR, GREY = "#22191a", "#3b2a20", "#6b4226", "#c9a15a", "#a9aaa8"

HANIA = Look(TAN, "bun", DARK, top="#2f8573", trousers="#33505f")
OMAR = Look(DEEP, "short", BLACK, top="#e8c66a", trousers="#4a5d8a", glasses=True)
LAYLA = Look(BROWN, "hijab", "#8a5a86", top="#3a6ea5", trousers="#3b4650", sleeves="long")
JAN = Look(LIGHT, "bald", GREY, top="#c9825a", trousers="#55606a", glasses=True, sleeves="long")
MAREK = Look(LIGHT, "short", CHESTNUT, top="#8fb0cf", trousers="#55606a")
ZOSIA = Look(LIGHT, "long", FAIR, top="#9fb58a", trousers="#3a6ea5")
ADA = Look(DEEP, "curly", BLACK, top="#d9a3a0", trousers="#44536b")
TARAS = Look(TAN, "short", FAIR, top="#5b8f8a", trousers="#6a5846")
