import sys
from itertools import accumulate

OFFSET = 1000000


def main():
    change = [0] * (2 * OFFSET + 1)
    read = sys.stdin.readline
    for _ in range(int(read())):
        a, b = read().split()
        change[int(a) + OFFSET] += 1
        change[int(b) + OFFSET] -= 1
    print(sum(1 for depth in accumulate(change) if depth > 0))


main()
