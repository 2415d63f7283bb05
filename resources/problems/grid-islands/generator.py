"""Workload generator: python3 generator.py SEED SIZE

A square map of SIZE rows and columns: land with a density that changes from
region to region, so that there are many small and a few large islands.
"""
import random
import sys

REGION = 50


def main():
    seed, size = int(sys.argv[1]), int(sys.argv[2])
    rng = random.Random(seed)
    regions = size // REGION + 1
    print(size, size)
    for row in range(size):
        if row % REGION == 0:
            density = [0.35 + 0.45 * rng.random() for _ in range(regions)]
        print("".join(
            "#" if rng.random() < density[column // REGION] else "."
            for column in range(size)
        ))


main()
