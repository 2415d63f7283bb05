import sys


def main():
    n = int(sys.stdin.readline())
    is_prime = [True] * (n + 1)
    is_prime[0:2] = [False] * len(is_prime[0:2])
    for p in range(2, int(n ** 0.5) + 1):
        if is_prime[p]:
            is_prime[p * p::p] = [False] * len(range(p * p, n + 1, p))
    primes = [number for number, flag in enumerate(is_prime) if flag]

    gaps = [q - p for p, q in zip(primes, primes[1:])]
    gap = max(gaps, default=0)
    start = primes[gaps.index(gap)] if gaps else 0
    print(len(primes), gap, start)


main()
