"""Workload generator for big-factorial-digits: python3 generator.py SEED SIZE

30 queries up to SIZE; about a quarter of them repeat an earlier one.
"""
import random
import sys

seed, size = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)
queries = []
for i in range(30):
    if i > 5 and rng.random() < 0.25:
        queries.append(queries[int(rng.random() * i)])
    else:
        queries.append(size - int(rng.random() * (size * 3 // 4 + 1)))
print(len(queries))
print(" ".join(map(str, queries)))
