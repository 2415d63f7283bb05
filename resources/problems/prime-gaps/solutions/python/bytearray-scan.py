import sys


def main():
    n = int(sys.stdin.readline())
    is_prime = bytearray([1]) * (n + 1)
    is_prime[0:2] = bytes(len(is_prime[0:2]))
    for p in range(2, int(n ** 0.5) + 1):
        if is_prime[p]:
            is_prime[p * p::p] = bytes(len(range(p * p, n + 1, p)))

    count = is_prime.count(1)
    gap = start = 0
    previous = is_prime.find(1)
    while previous >= 0:
        following = is_prime.find(1, previous + 1)
        if following - previous > gap:
            gap, start = following - previous, previous
        previous = following
    print(count, gap, start)


main()
