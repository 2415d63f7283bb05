"""Workload generator for word-ladder: python3 generator.py SEED SIZE

SIZE words of eight letters. Most differ from an earlier word in one letter;
about one in thirty starts a new, unconnected group.
"""
import random
import sys

LETTERS = "abcdefghijklmnopqrstuvwxyz"

seed, size = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)


def letter():
    return LETTERS[int(rng.random() * 26)]


words = ["".join(letter() for _ in range(8))]
known = set(words)
while len(words) < size:
    if rng.random() < 0.03:
        word = "".join(letter() for _ in range(8))
    else:
        parent = words[int(rng.random() * len(words))]
        place = int(rng.random() * 8)
        word = parent[:place] + letter() + parent[place + 1:]
    if word not in known:
        known.add(word)
        words.append(word)
targets = [words[int(rng.random() * size)] for _ in range(97)]
targets += [words[0], words[-1], "".join(letter() for _ in range(8))]
start = words[0]
for i in range(size - 1, 0, -1):
    j = int(rng.random() * (i + 1))
    words[i], words[j] = words[j], words[i]
print(size, len(targets))
print("\n".join([start] + words + targets))
