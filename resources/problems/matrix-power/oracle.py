"""Independent check without any matrix product: the counts for one pair of
nodes follow a linear recurrence, found from their first 2n terms by the
Berlekamp-Massey method; x**L modulo its polynomial gives the answer."""
import sys

MOD = 1000000007


def recurrence(terms):
    """Shortest c with terms[i] = sum of c[j] * terms[i - 1 - j]."""
    current, previous = [1], [1]
    length, shift, scale = 0, 1, 1
    for i in range(len(terms)):
        gap = 0
        for j, c in enumerate(current):
            if j <= length:
                gap += c * terms[i - j]
        gap %= MOD
        if gap == 0:
            shift += 1
            continue
        factor = gap * pow(scale, MOD - 2, MOD) % MOD
        saved = list(current)
        current += [0] * (len(previous) + shift - len(current))
        for j, c in enumerate(previous):
            current[j + shift] = (current[j + shift] - factor * c) % MOD
        if 2 * length <= i:
            length, previous, scale, shift = i + 1 - length, saved, gap, 1
        else:
            shift += 1
    current += [0] * (length + 1 - len(current))
    return [-c % MOD for c in current[1:length + 1]]


def term(terms, rule, index):
    size = len(rule)
    if index < len(terms):
        return terms[index]
    if size == 0:
        return 0

    def reduce(poly):
        for i in range(len(poly) - 1, size - 1, -1):
            top = poly[i] % MOD
            if top:
                for j in range(size):
                    poly[i - 1 - j] += top * rule[j]
        return [c % MOD for c in poly[:size]]

    result = [1]
    for bit in bin(index)[2:]:
        square = [0] * (2 * len(result))
        for i, a in enumerate(result):
            for j, b in enumerate(result):
                square[i + j] += a * b
        if bit == "1":
            square.insert(0, 0)
        result = reduce([c % MOD for c in square])
    return sum(c * v for c, v in zip(result, terms)) % MOD


numbers = list(map(int, sys.stdin.read().split()))
n, m, q = numbers[:3]
edges = [(numbers[3 + 2 * i] - 1, numbers[4 + 2 * i] - 1) for i in range(m)]
rest = numbers[3 + 2 * m:]
for i in range(q):
    s, t, length = rest[3 * i] - 1, rest[3 * i + 1] - 1, rest[3 * i + 2]
    ways = [0] * n
    ways[s] = 1
    terms = []
    for _ in range(2 * n + 2):
        terms.append(ways[t])
        step = [0] * n
        for u, v in edges:
            step[v] += ways[u]
        ways = [w % MOD for w in step]
    print(term(terms, recurrence(terms), length))
