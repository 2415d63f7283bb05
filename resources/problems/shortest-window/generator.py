"""Workload generator for shortest-window: python3 generator.py SEED SIZE

SIZE log entries; some 30 % of them are one of seven required codes.
"""
import random
import sys

seed, size = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)
codes = [1000 + 37 * i for i in range(120)]
required = []
while len(required) < 7:
    code = codes[int(rng.random() * 120)]
    if code not in required:
        required.append(code)
wanted = required + [required[2]]
out = ["%d %d" % (size, len(wanted)), " ".join(map(str, wanted))]
for _ in range(size):
    if rng.random() < 0.3:
        out.append(str(required[int(rng.random() * 7)]))
    else:
        out.append(str(codes[int(rng.random() * 120)]))
print("\n".join(out))
