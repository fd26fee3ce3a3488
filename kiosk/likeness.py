"""How like a word of the menu is to what somebody wrote."""

EXACT, PREFIX, INSIDE, KIN, SLIP = 100.0, 80.0, 45.0, 40.0, 30.0
STEM = 5
"""Letters that two words of one stem begin with at least: regist-er, regist-ration."""


def likeness(asked: str, word: str) -> float:
    """How well what was written fits a word: 0 not at all, 100 exactly."""
    if asked == word:
        return EXACT
    if word.startswith(asked):
        return PREFIX + 10 * len(asked) / len(word)
    if len(asked) >= 3 and asked in word:
        return INSIDE
    if _kin(asked, word):
        return KIN
    slips = 0 if len(asked) < 4 else 1 if len(asked) < 7 else 2
    if slips and slips_to_prefix(asked, word, most=slips) <= slips:
        return SLIP
    return 0.0


def _kin(asked: str, word: str) -> bool:
    """Whether both have one stem: register and registration, kusajili and usajili."""
    same = next((n for n, (a, b) in enumerate(zip(asked, word, strict=False)) if a != b), 0)
    shorter = min(len(asked), len(word))
    # Swahili puts a syllable before a stem: ku-sajili, u-sajili.
    longer = len(word) > STEM and asked.endswith(word) and len(asked) <= len(word) + 2
    return longer or same >= max(STEM, shorter - 3)


def slips_to_prefix(asked: str, word: str, *, most: int) -> int:
    """Least slips (a letter wrong, missing, too many, or two swapped) to a beginning of the word.

    Optimal string alignment; more than `most` is told as most + 1.
    """
    if not word or word[0] != asked[0]:
        return most + 1  # people know how a word begins; this also keeps the search quick
    older: list[int] = []
    row = list(range(len(word) + 1))
    for i, letter in enumerate(asked, start=1):
        new = [i]
        for j, other in enumerate(word, start=1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == word[j - 2] and asked[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            new.append(cost)
        if min(new) > most:
            return most + 1
        older, row = row, new
    return min(row[max(0, len(asked) - most) :], default=most + 1)
