# Polynomial rolling hash modulo a Mersenne prime with a random base.
import random
import sys

MOD = (1 << 61) - 1


def main():
    n, k = map(int, sys.stdin.readline().split())
    text = sys.stdin.readline().strip().encode()
    if k > n:
        print(0)
        return
    base = random.randrange(1 << 20, MOD)
    leaving = pow(base, k, MOD)
    value = 0
    for code in text[:k]:
        value = (value * base + code) % MOD
    seen = {value}
    for i in range(k, n):
        value = (value * base + text[i] - text[i - k] * leaving) % MOD
        seen.add(value)
    print(len(seen))


main()
