# If some window of length L works, one of length L + 1 does too (as long as it
# fits), so the shortest length can be found by binary search.
import sys


def first_window(log, required, length):
    """Start of the first window of this length with all codes, or -1."""
    missing = {}
    for code in required:
        missing[code] = missing.get(code, 0) + 1
    left = len(required)
    for i, code in enumerate(log):
        if code in missing:
            if missing[code] > 0:
                left -= 1
            missing[code] -= 1
        if i >= length:
            old = log[i - length]
            if old in missing:
                missing[old] += 1
                if missing[old] > 0:
                    left += 1
        if left == 0:
            return max(0, i - length + 1)
    return -1


def main():
    n, k = map(int, sys.stdin.readline().split())
    required = [int(word) for word in sys.stdin.readline().split()]
    log = [int(line) for line in sys.stdin if line.strip()]
    if n < k or first_window(log, required, n) < 0:
        print(-1)
        return
    low, high = k, n
    while low < high:
        middle = (low + high) // 2
        if first_window(log, required, middle) >= 0:
            high = middle
        else:
            low = middle + 1
    print(low, first_window(log, required, low) + 1)


main()
