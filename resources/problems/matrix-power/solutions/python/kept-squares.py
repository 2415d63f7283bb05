# All squares are computed once and kept; a query needs vector products only.
import sys
from operator import mul

MOD = 1000000007


def main():
    n, m, q = map(int, sys.stdin.readline().split())
    edges = [[0] * n for _ in range(n)]
    for _ in range(m):
        u, v = map(int, sys.stdin.readline().split())
        edges[u - 1][v - 1] += 1

    squares = [[list(column) for column in zip(*edges)]]  # stored by column
    for _ in range(59):
        columns = squares[-1]
        rows = list(zip(*columns))
        squares.append([[sum(map(mul, row, column)) % MOD for row in rows]
                        for column in columns])

    for _ in range(q):
        s, t, length = map(int, sys.stdin.readline().split())
        vector = [0] * n
        vector[s - 1] = 1
        for bit in range(length.bit_length()):
            if length >> bit & 1:
                vector = [sum(map(mul, vector, column)) % MOD
                          for column in squares[bit]]
        print(vector[t - 1])


main()
