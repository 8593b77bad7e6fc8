"""Words cut into pieces, as BERT does it (Devlin et al. 2019), one word at a time."""

import unicodedata

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
UNKNOWN, START, END = 1, 2, 3
# A part of a word with more characters is unknown as a whole.
LONGEST = 100

# Blocks of ideographs, each of which stands alone.
IDEOGRAPHS = [
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
]


def stands_alone(character):
    """Whether a character is a part of its own: punctuation, in ASCII every sign, or an ideograph."""
    code = ord(character)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    if unicodedata.category(character).startswith("P"):
        return True
    return any(first <= code <= last for first, last in IDEOGRAPHS)


def parts(word):
    """Without marks and control characters, in lower case, cut around what stands alone."""
    plain = unicodedata.normalize("NFD", word)
    plain = "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Cc", "Cf"))
    found, begun = [], ""
    for character in plain.lower():
        if stands_alone(character):
            found += [begun, character] if begun else [character]
            begun = ""
        else:
            begun += character
    return found + [begun] if begun else found


def capitals(word):
    """How a word is written, which its pieces do not tell: 0 without capitals, 1 with one, at its
    start, 2 in two or more capitals alone, 3 otherwise (iPhone, McDonald)."""
    count = sum(character.isupper() for character in word)
    if count == 0:
        return 0
    if count > 1 and not any(character.islower() for character in word):
        return 2
    return 1 if count == 1 and word[0].isupper() else 3


class Pieces:
    """A list of pieces; the number of a piece is its place."""

    def __init__(self, listed):
        self.listed = listed
        self.numbers = {piece: number for number, piece in enumerate(listed)}
        self.known = {}

    def of(self, word):
        """The numbers of a word's pieces, at least one."""
        if word not in self.known:
            self.known[word] = [n for part in parts(word) for n in self.of_part(part)] or [UNKNOWN]
        return self.known[word]

    def of_part(self, part):
        """Each time the longest piece that fits; the whole is unknown where none does."""
        found, start = [], 0
        while start < len(part):
            if len(part) > LONGEST:
                return [UNKNOWN]
            before = "##" if start else ""
            ends = range(len(part), start, -1)
            end = next((end for end in ends if before + part[start:end] in self.numbers), None)
            if end is None:
                return [UNKNOWN]
            found.append(self.numbers[before + part[start:end]])
            start = end
        return found


def is_letter(piece):
    """Whether a piece is one character of Latin script, a digit or punctuation, or goes on with one."""
    character = piece.removeprefix("##")
    if len(character) != 1:
        return False
    is_latin = "LATIN" in unicodedata.name(character, "")
    return is_latin or character.isdigit() or stands_alone(character) or ord(character) < 128


def cut(full, words, least=2, most=20_000):
    """The pieces of `full` that come at least `least` times in `words`, a map from words to how often
    they come, the commonest `most` of them, with the special ones first and all letters."""
    pieces = Pieces(full)
    counts = [0] * len(full)
    for word, count in words.items():
        for number in pieces.of(word):
            counts[number] += count
    letters = [n for n, piece in enumerate(full) if is_letter(piece)]
    common = [n for n, count in enumerate(counts) if count >= least and full[n] not in SPECIAL]
    common.sort(key=lambda n: -counts[n])
    kept = sorted(set(letters) | set(common[: most - len(letters) - len(SPECIAL)]))
    numbers = [full.index(piece) for piece in SPECIAL] + kept
    return numbers, [full[n] for n in numbers]
