# Collect every covered unit cell in a set.
import sys

cells = set()
lines = sys.stdin.read().splitlines()
for line in lines[1:]:
    if line.strip():
        a, b = map(int, line.split())
        cells.update(range(a, b))
print(len(cells))
