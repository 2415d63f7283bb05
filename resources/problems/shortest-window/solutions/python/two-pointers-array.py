# Two pointers over a typed array: four bytes per entry.
import sys
from array import array


def main():
    lines = sys.stdin.buffer
    n, k = map(int, lines.readline().split())
    missing = {}
    for word in lines.readline().split():
        missing[int(word)] = missing.get(int(word), 0) + 1
    log = array("i", map(int, lines))

    best = (n + 1, -1)
    left = 0
    for right, code in enumerate(log):
        if code not in missing:
            continue
        missing[code] -= 1
        k -= missing[code] >= 0
        while k == 0:
            best = min(best, (right - left + 1, left + 1))
            code = log[left]
            left += 1
            if code in missing:
                missing[code] += 1
                k += missing[code] > 0
    if best[1] < 0:
        print(-1)
    else:
        print(*best)


main()
