import sys
from bisect import bisect_left, bisect_right


def main():
    data = sys.stdin.read().split()
    target = int(data[1])
    values = sorted(map(int, data[2:]))
    n = len(values)
    pairs = 0
    for i, value in enumerate(values):
        partner = target - value
        if partner < value:
            break
        # Partners after position i only, so that each pair counts once.
        first = bisect_left(values, partner, i + 1, n)
        pairs += bisect_right(values, partner, first, n) - first
    print(pairs)


main()
