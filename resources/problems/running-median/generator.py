"""Workload generator: python3 generator.py SEED SIZE

SIZE values around a level that drifts slowly, in steps of 25.
"""
import random
import sys


def main():
    seed, size = int(sys.argv[1]), int(sys.argv[2])
    rng = random.Random(seed)
    level = 0.0
    lines = [str(size)]
    for _ in range(size):
        level += (rng.random() - 0.5) * 200
        value = 25 * int(level / 25 + (rng.random() - 0.5) * 1600)
        lines.append(str(max(-500000, min(500000, value))))
    sys.stdout.write("\n".join(lines) + "\n")


main()
