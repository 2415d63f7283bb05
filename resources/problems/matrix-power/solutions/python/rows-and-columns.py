import sys
from operator import mul

MOD = 1000000007


def multiply(a, b):
    columns = list(zip(*b))
    return [[sum(map(mul, row, column)) % MOD for column in columns] for row in a]


def main():
    n, m, q = map(int, sys.stdin.readline().split())
    edges = [[0] * n for _ in range(n)]
    for _ in range(m):
        u, v = map(int, sys.stdin.readline().split())
        edges[u - 1][v - 1] += 1

    for _ in range(q):
        s, t, length = map(int, sys.stdin.readline().split())
        row = [[int(i == s - 1) for i in range(n)]]
        square = edges
        while length:
            if length & 1:
                row = multiply(row, square)
            square = multiply(square, square)
            length >>= 1
        print(row[0][t - 1])


main()
