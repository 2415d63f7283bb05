"""Workload generator for matrix-power: python3 generator.py SEED SIZE

SIZE nodes on a cycle with three more random edges per node; 6 long queries.
"""
import random
import sys

seed, size = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)
edges = [(i + 1, (i + 1) % size + 1) for i in range(size)]
for _ in range(3 * size):
    edges.append((1 + int(rng.random() * size), 1 + int(rng.random() * size)))
out = ["%d %d 6" % (size, len(edges))]
out += ["%d %d" % edge for edge in edges]
for _ in range(6):
    s, t = 1 + int(rng.random() * size), 1 + int(rng.random() * size)
    out.append("%d %d %d" % (s, t, 10 ** 18 - rng.getrandbits(58)))
print("\n".join(out))
