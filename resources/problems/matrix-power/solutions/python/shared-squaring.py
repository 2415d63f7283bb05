# All queries advance together while the matrix is squared; one square is alive.
import sys
from operator import mul

MOD = 1000000007


def main():
    n, m, q = map(int, sys.stdin.readline().split())
    edges = [[0] * n for _ in range(n)]
    for _ in range(m):
        u, v = map(int, sys.stdin.readline().split())
        edges[u - 1][v - 1] += 1
    queries = [tuple(map(int, sys.stdin.readline().split())) for _ in range(q)]
    vectors = []
    for s, _, _ in queries:
        vector = [0] * n
        vector[s - 1] = 1
        vectors.append(vector)

    rows = edges
    bit = 0
    longest = max(length for _, _, length in queries)
    while longest >> bit:
        columns = list(zip(*rows))
        for i, (_, _, length) in enumerate(queries):
            if length >> bit & 1:
                vectors[i] = [sum(map(mul, vectors[i], column)) % MOD
                              for column in columns]
        rows = [[sum(map(mul, row, column)) % MOD for column in columns]
                for row in rows]
        bit += 1

    for (_, t, _), vector in zip(queries, vectors):
        print(vector[t - 1])


main()
