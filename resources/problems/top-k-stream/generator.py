"""Workload generator: python3 generator.py SEED SIZE

SIZE keys with k = 10. Stretches of fresh keys, most of which are seen only
once, take turns with stretches of traffic: popular keys that often come in
the same order, and recent keys that come back.
"""
import random
import sys

SYLLABLES = ["ba", "ko", "mi", "ra", "te", "lu", "so", "ne"]
TOURS = 30


def main():
    seed, size = int(sys.argv[1]), int(sys.argv[2])
    rng = random.Random(seed)
    pages = []
    for i in range(200):
        word = "".join(SYLLABLES[int(rng.random() * 8)] for _ in range(3))
        pages.append("/pages/archive/science/%s-%d" % (word, i % 10))
    tours = []
    for _ in range(TOURS):
        tours.append([pages[int(200 * rng.random() ** 2)] for _ in range(12)])

    fresh_key = "/visits/2026/spring/new-readers/session-%d"
    fresh = 100000
    lines = []
    while len(lines) < size:
        for _ in range(200 + int(rng.random() * 1000)):
            fresh += 1
            lines.append(fresh_key % fresh)
        for _ in range(100 + int(rng.random() * 200)):
            if rng.random() < 0.1:
                lines.append(fresh_key % (fresh - int(rng.random() * 20)))
            lines += tours[int(TOURS * rng.random() ** 3)]
    sys.stdout.write("\n".join(["10"] + lines[:size]) + "\n")


main()
