"""Makes the bundled faces of Inter: digits of equal width by default, a family name of their own.

usage: tabular.py SOURCE.otf TARGET.otf STYLE     (STYLE: Regular or Bold; needs fontTools)

JavaFX and Java 2D cannot switch on the OpenType feature 'tnum', so the character map points at the
tabular digits directly. SemiBold is linked as the family's bold, so that a bold style finds it.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Inter Tabular"

source, target, style = sys.argv[1:4]
font = TTFont(source)

tabular = {}
gsub = font["GSUB"].table
for record in gsub.FeatureList.FeatureRecord:
    if record.FeatureTag == "tnum":
        for index in record.Feature.LookupListIndex:
            for table in gsub.LookupList.Lookup[index].SubTable:
                tabular.update(getattr(table, "ExtSubTable", table).mapping)
for table in font["cmap"].tables:
    for digit in range(ord("0"), ord("9") + 1):
        if digit in table.cmap:
            # Subtables may share one map: leave what is tabular already.
            table.cmap[digit] = tabular.get(table.cmap[digit], table.cmap[digit])

names = {
    1: FAMILY,
    2: style,
    3: FAMILY.replace(" ", "") + "-" + style,
    4: FAMILY if style == "Regular" else FAMILY + " " + style,
    6: FAMILY.replace(" ", "") + "-" + style,
}
for entry in list(font["name"].names):
    if entry.nameID in names:
        font["name"].setName(
            names[entry.nameID], entry.nameID, entry.platformID, entry.platEncID, entry.langID
        )
    elif entry.nameID in (16, 17, 21, 22, 25) or entry.nameID > 255:
        font["name"].removeNames(entry.nameID)
bold = style == "Bold"
font["OS/2"].usWeightClass = 700 if bold else 400
font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x20 if bold else 0x40)
font["head"].macStyle = 1 if bold else 0

options = subset.Options()
options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "calt", "case"]
options.name_IDs = ["*"]
options.notdef_outline = True
options.glyph_names = False
ranges = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x45F),
    (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x218F),
    (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x25A0, 0x26FF), (0x2700, 0x27BF),
]  # fmt: skip
subsetter = subset.Subsetter(options)
subsetter.populate(unicodes=[c for low, high in ranges for c in range(low, high + 1)])
subsetter.subset(font)
font.save(target)
