# Powers by halving the exponent, with a cache shared by all queries.
import sys

MOD = 1000000007


def multiply(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) % MOD for column in columns]
            for row in a]


def main():
    n, m, q = map(int, sys.stdin.readline().split())
    edges = [[0] * n for _ in range(n)]
    for _ in range(m):
        u, v = map(int, sys.stdin.readline().split())
        edges[u - 1][v - 1] += 1
    identity = [[int(i == j) for j in range(n)] for i in range(n)]
    cache = {0: identity, 1: edges}

    def power(exponent):
        if exponent not in cache:
            half = exponent // 2
            cache[exponent] = multiply(power(half), power(exponent - half))
        return cache[exponent]

    for _ in range(q):
        s, t, length = map(int, sys.stdin.readline().split())
        print(power(length)[s - 1][t - 1])


main()
