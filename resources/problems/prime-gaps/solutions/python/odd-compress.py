import sys
from itertools import compress
from operator import sub


def main():
    n = int(sys.stdin.readline())
    if n < 3:
        print(1 if n == 2 else 0, 0, 0)
        return
    size = (n + 1) // 2  # index i stands for 2 * i + 1
    flags = bytearray(b"\1") * size
    flags[0] = 0
    for i in range(1, int(n ** 0.5) // 2 + 1):
        if flags[i]:
            p = 2 * i + 1
            flags[p * p // 2::p] = bytes(len(range(p * p // 2, size, p)))

    primes = [2]
    primes.extend(compress(range(1, n + 1, 2), flags))
    gaps = list(map(sub, primes[1:], primes))
    gap = max(gaps)
    print(len(primes), gap, primes[gaps.index(gap)])


main()
