import sys


def primes():
    """Yield all primes; only those up to the square root of the current
    candidate take part in the sieve."""
    yield 2
    yield 3
    base = primes()
    next(base)
    prime = next(base)
    square = prime * prime
    waiting = {}
    candidate = 5
    while True:
        step = waiting.pop(candidate, None)
        if step is None:
            if candidate < square:
                yield candidate
                candidate += 2
                continue
            step = 2 * prime
            prime = next(base)
            square = prime * prime
        multiple = candidate + step
        while multiple in waiting:
            multiple += step
        waiting[multiple] = step
        candidate += 2


def main():
    n = int(sys.stdin.readline())
    count = gap = start = previous = 0
    for prime in primes():
        if prime > n:
            break
        count += 1
        if previous and prime - previous > gap:
            gap = prime - previous
            start = previous
        previous = prime
    print(count, gap, start)


main()
