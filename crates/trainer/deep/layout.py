"""What the sets, heads and windows are."""

# The heads that give each word a tag, and the kinds of each in the order of their tags: O, then begin
# and inside of each kind.
LAYERS = {
    "attribution": ["source", "cue", "content"],
    "names": ["PER", "ORG", "LOC"],
    "uncertainty": ["epistemic", "doxastic", "condition", "investigation"],
}
# The layer whose spans may go on in the next sentence.
ACROSS = "attribution"
SIDES = ["supports", "opposes", "neither"]
# Links, by the roles that they lead from and to.
RELATIONS = {"cue_source": ("cue", "source"), "content_cue": ("content", "cue")}

# The tag of a word in a set that does not label the layer.
UNLABELLED = 255
PARTS = ["train", "tune"]
SETS = ["polnear", "gum", "crossner", "wikigold", "re3d", "gmb", "szeged", "dse", "newsmtsc"]

# Pieces in a window, with the one before and the one behind; and words, at most.
POSITIONS = 192
WORDS = POSITIONS - 2

# How words are written: see `pieces.capitals`.
CAPITALS = 4
HIDDEN, HEADS, INTERMEDIATE, ENCODER_LAYERS, EPSILON = 384, 12, 1536, 6, 1e-12
# The width in which links are scored, and how many distances between two spans are told apart.
LINK, DISTANCES = 64, 16
# The least number of words between two spans for each distance but the first.
BETWEEN = [1, 2, 3, 5, 9, 17, 33]


def tag_count(layer):
    """How many tags a layer has."""
    return 1 + 2 * len(LAYERS[layer])
