"""Workload generator for substring-count: python3 generator.py SEED SIZE

A text of SIZE letters over a, c, g, t with some long passages copied from
earlier places; k is SIZE/500.
"""
import random
import sys

seed, size = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)
k = max(1, size // 500)
text = "".join("acgt"[int(rng.random() * 4)] for _ in range(k + 4))
while len(text) < size:
    if rng.random() < 0.5:
        start = int(rng.random() * (len(text) - k))
        text += text[start:start + k + int(rng.random() * k)]
    else:
        text += "".join("acgt"[int(rng.random() * 4)] for _ in range(k + int(rng.random() * 4 * k)))
print(size, k)
print(text[:size])
