"""Workload generator for interval-union: python3 generator.py SEED SIZE

SIZE intervals gather in SIZE/1000 separate zones of the line.
"""
import random
import sys

seed, size = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)
zones = max(1, size // 1000)
pitch = 1900000 // zones
span = min(6000, pitch * 3 // 4)
out = [str(size)]
for _ in range(size):
    base = -980000 + int(rng.random() * zones) * pitch
    a = base + int(rng.random() * span) // 50 * 50
    length = (1 + int(rng.random() * 16)) * 50
    b = min(a + length, base + span)
    out.append("%d %d" % (a, b))
print("\n".join(out))
