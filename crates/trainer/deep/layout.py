"""What the sets, heads, windows and encoders are."""

import dataclasses

# The heads that give each word a tag, and the kinds of each in the order of their tags: O, then begin
# and inside of each kind.
LAYERS = {
    "attribution": ["source", "cue", "content"],
    "names": ["PER", "ORG", "LOC"],
    "uncertainty": ["epistemic", "doxastic", "condition", "investigation"],
    "actors": ["person", "organisation", "state", "group"],
}
# The layer whose spans may go on in the next sentence.
ACROSS = "attribution"
# The layer to which sentences belong that are certain or not, whatever the word that says so.
DOUBTED = "uncertainty"
SIDES = ["supports", "opposes", "neither"]
# Links, by the roles that they lead from and to.
RELATIONS = {"cue_source": ("cue", "source"), "content_cue": ("content", "cue")}

# The tag of a word of which nothing is known in the layer; and the same of whether its sentence is
# certain, 0, or not, 1.
UNLABELLED = 255
PARTS = ["train", "tune"]
SETS = ["polnear", "gum_said", "qasrl", "gum", "crossner", "wikigold", "re3d", "gmb", "szeged", "findings", "events",
        "dse", "newsmtsc"]

# Pieces in a window, with the one before and the one behind; and words, at most.
POSITIONS = 192
WORDS = POSITIONS - 2

# How words are written: see `pieces.capitals`.
CAPITALS = 4


@dataclasses.dataclass(frozen=True)
class Shape:
    """What an encoder is like."""

    layers: int
    hidden: int
    heads: int
    intermediate: int
    epsilon: float
    # How many distances between pieces attention tells apart, beside the places in the window.
    steps: int = 0


# The deep reader's, and that of a larger teacher, MPNet (Song et al. 2020).
OURS = Shape(layers=6, hidden=384, heads=12, intermediate=1536, epsilon=1e-12)
LARGER = Shape(layers=12, hidden=768, heads=12, intermediate=3072, epsilon=1e-5, steps=32)

# The width in which links are scored, and how many distances between two spans are told apart.
LINK, DISTANCES = 64, 16
# The least number of words between two spans for each distance but the first.
BETWEEN = [1, 2, 3, 5, 9, 17, 33]


def tag_count(layer):
    """How many tags a layer has."""
    return 1 + 2 * len(LAYERS[layer])
