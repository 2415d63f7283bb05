"""Workload generator: python3 generator.py SEED SIZE

SIZE values around zero; the spread does not depend on SIZE, so the
number of matching pairs grows with the square of SIZE.
"""
import random
import sys

SPREAD = 170


def main():
    seed, size = int(sys.argv[1]), int(sys.argv[2])
    rng = random.Random(seed)
    target = int(rng.random() * 21) - 10
    lines = ["%d %d" % (size, target)]
    for _ in range(size):
        # Sum of two uniform values: small values are more frequent.
        value = int(rng.random() * 2 * SPREAD) - SPREAD
        value += int(rng.random() * 2 * SPREAD) - SPREAD
        if rng.random() < 0.02:
            value *= 2 + int(rng.random() * 400)
        lines.append(str(max(-100000, min(100000, value))))
    sys.stdout.write("\n".join(lines) + "\n")


main()
