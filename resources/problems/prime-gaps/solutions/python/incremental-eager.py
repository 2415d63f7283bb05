import sys


def main():
    n = int(sys.stdin.readline())
    # Every prime found waits at its next odd multiple.
    waiting = {}
    primes = [2] if n >= 2 else []
    for candidate in range(3, n + 1, 2):
        step = waiting.pop(candidate, None)
        if step is None:
            primes.append(candidate)
            waiting[candidate * candidate] = 2 * candidate
        else:
            multiple = candidate + step
            while multiple in waiting:
                multiple += step
            waiting[multiple] = step

    gap = start = 0
    for p, q in zip(primes, primes[1:]):
        if q - p > gap:
            gap, start = q - p, p
    print(len(primes), gap, start)


main()
