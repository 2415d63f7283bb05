"""Workload generator: python3 generator.py SEED SIZE

One number close to SIZE (up to one percent below it).
"""
import random
import sys


def main():
    seed, size = int(sys.argv[1]), int(sys.argv[2])
    rng = random.Random(seed)
    print(size - int(rng.random() * (size // 100)))


main()
