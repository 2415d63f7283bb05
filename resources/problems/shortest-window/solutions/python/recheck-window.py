# Two pointers, but the whole requirement is checked again at every step.
import sys
from collections import Counter


def main():
    data = sys.stdin.read().split()
    n, k = int(data[0]), int(data[1])
    need = Counter(data[2:2 + k])
    log = data[2 + k:]
    have = Counter()
    best = None
    left = 0
    for right in range(n):
        have[log[right]] += 1
        while all(have[code] >= count for code, count in need.items()):
            if best is None or right - left + 1 < best[0]:
                best = (right - left + 1, left + 1)
            have[log[left]] -= 1
            left += 1
    print(*(best or (-1,)))


main()
