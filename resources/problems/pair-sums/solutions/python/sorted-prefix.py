import sys
from array import array
from bisect import bisect_left, bisect_right


def main():
    read = sys.stdin.readline
    n, target = map(int, read().split())
    seen = array("i")
    pairs = 0
    for _ in range(n):
        value = int(read())
        partner = target - value
        first = bisect_left(seen, partner)
        pairs += bisect_right(seen, partner, first) - first
        seen.insert(bisect_left(seen, value), value)
    print(pairs)


main()
