"""How often spans are right that a layer is so sure of: isotonic regression, as a line of few points."""

# So many spans at least for each point; with fewer in all, sureness is taken as it is.
LEAST = 40
# So many points at most.
MOST = 12


def line(judged):
    """Points (sure, right) of a rising line through pairs of how sure a span was and whether it was
    right, from 0 to 1."""
    if len(judged) < 2 * LEAST:
        return [[0.0, 0.0], [1.0, 1.0]]
    judged = sorted(judged)
    size = max(LEAST, -(-len(judged) // MOST))
    cut = [judged[at : at + size] for at in range(0, len(judged), size)]
    if len(cut[-1]) < LEAST:
        cut[-2:] = [cut[-2] + cut[-1]]
    points = [[sum(s for s, _ in own) / len(own), (sum(r for _, r in own) + 0.5) / (len(own) + 1), len(own)] for own in cut]
    rising = []
    for point in points:
        rising.append(point)
        # Neighbours that fall are put together (Ayer et al. 1955).
        while len(rising) > 1 and rising[-2][1] >= rising[-1][1]:
            (s, r, n), (t, q, m) = rising.pop(-2), rising.pop()
            rising.append([(s * n + t * m) / (n + m), (r * n + q * m) / (n + m), n + m])
    found = [[0.0, 0.0]] + [[round(s, 4), round(r, 4)] for s, r, _ in rising]
    last = found[-1][1]
    return found + [[1.0, round(max(last, (1 + last) / 2), 4)]] if found[-1][0] < 1 else found
