"""Workload generator: python3 generator.py SEED SIZE

Two texts of about SIZE letters; the second one is the first after edits at
about every third place.
"""
import random
import sys

LETTERS = "acgt"


def main():
    seed, size = int(sys.argv[1]), int(sys.argv[2])
    rng = random.Random(seed)
    first = [LETTERS[int(rng.random() * 4)] for _ in range(size)]
    second = []
    for letter in first:
        dice = rng.random()
        if dice < 0.1:
            continue
        if dice < 0.25:
            letter = LETTERS[int(rng.random() * 4)]
        elif dice < 0.35:
            second.append(LETTERS[int(rng.random() * 4)])
        second.append(letter)
    print("".join(first))
    print("".join(second))


main()
