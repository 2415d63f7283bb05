"""Independent check: for every end position, the latest possible start follows
from the last few positions of each required code."""
import sys
from collections import Counter, deque

numbers = list(map(int, sys.stdin.read().split()))
n, k = numbers[:2]
need = Counter(numbers[2:2 + k])
last = {code: deque([-1] * count, maxlen=count) for code, count in need.items()}
recent = list(last.values())
best = None
for position, code in enumerate(numbers[2 + k:2 + k + n], 1):
    if code in last:
        last[code].append(position)
        start = min(places[0] for places in recent)
        if start > 0 and (best is None or position - start + 1 < best[0]):
            best = (position - start + 1, start)
print(*(best or (-1,)))
