# Prefix counts of every required code, then a binary search per start.
import sys
from bisect import bisect_left
from collections import Counter


def main():
    data = list(map(int, sys.stdin.read().split()))
    n, k = data[0], data[1]
    need = Counter(data[2:2 + k])
    log = data[2 + k:]
    prefixes = []
    for code, count in need.items():
        counts = [0]
        seen = 0
        for entry in log:
            seen += entry == code
            counts.append(seen)
        prefixes.append((counts, count))

    best = None
    for start in range(n):
        if log[start] not in need:
            continue
        end = start + 1
        for counts, count in prefixes:
            end = bisect_left(counts, counts[start] + count, end)
            if end > n:
                break
        if end > n:
            break
        if best is None or end - start < best[0]:
            best = (end - start, start + 1)
    print(*(best or (-1,)))


main()
