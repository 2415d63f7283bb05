# A matrix row is one long integer with an 80-bit lane per entry, so that a
# vector times a matrix is n products of a small and a long integer.
import sys
from operator import mul

MOD = 1000000007
LANE = 10  # bytes; 40 * MOD**2 fits


def pack(entries):
    return int.from_bytes(b"".join(x.to_bytes(LANE, "little") for x in entries), "little")


def unpack(packed, n):
    data = packed.to_bytes(LANE * n, "little")
    return [int.from_bytes(data[i:i + LANE], "little") % MOD
            for i in range(0, LANE * n, LANE)]


def main():
    n, m, q = map(int, sys.stdin.readline().split())
    rows = [[0] * n for _ in range(n)]
    for _ in range(m):
        u, v = map(int, sys.stdin.readline().split())
        rows[u - 1][v - 1] += 1
    queries = [tuple(map(int, sys.stdin.readline().split())) for _ in range(q)]
    vectors = [[int(i == s - 1) for i in range(n)] for s, _, _ in queries]

    left = [length for _, _, length in queries]
    while any(left):
        packed = [pack(row) for row in rows]
        for i, length in enumerate(left):
            if length & 1:
                vectors[i] = unpack(sum(map(mul, vectors[i], packed)), n)
        left = [length >> 1 for length in left]
        if any(left):
            rows = [unpack(sum(map(mul, row, packed)), n) for row in rows]

    for (_, t, _), vector in zip(queries, vectors):
        print(vector[t - 1])


main()
