"""Independent check.

Sundaram's sieve over odd numbers finds the primes. For small n they are
compared with trial division; otherwise a Miller-Rabin test, exact in this
range, is applied to both ends of the largest gap and to everything between.
"""
import sys


def by_sundaram(n):
    if n < 2:
        return []
    half = (n - 1) // 2
    struck = bytearray(half + 1)  # i stands for 2 * i + 1
    i = 1
    while 2 * i * (i + 1) <= half:
        first, step = 2 * i * (i + 1), 2 * i + 1
        struck[first::step] = b"\1" * ((half - first) // step + 1)
        i += 1
    return [2] + [2 * i + 1 for i in range(1, half + 1) if not struck[i]]


def is_prime_by_division(number):
    return number > 1 and all(number % d for d in range(2, int(number ** 0.5) + 1))


def is_prime_by_test(number):
    if number < 2:
        return False
    for base in (2, 3, 5, 7):
        if number % base == 0:
            return number == base
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd //= 2
        twos += 1
    for base in (2, 3, 5, 7):
        power = pow(base, odd, number)
        if power in (1, number - 1):
            continue
        for _ in range(twos - 1):
            power = power * power % number
            if power == number - 1:
                break
        else:
            return False
    return True


def main():
    n = int(sys.stdin.read())
    primes = by_sundaram(n)
    if n <= 20000:
        assert primes == [k for k in range(n + 1) if is_prime_by_division(k)]
    gap, start = 0, 0
    for p, q in zip(primes, primes[1:]):
        if q - p > gap:
            gap, start = q - p, p
    if gap:
        assert is_prime_by_test(start) and is_prime_by_test(start + gap)
        assert not any(is_prime_by_test(k) for k in range(start + 1, start + gap))
    print(len(primes), gap, start)


main()
