import sys
from collections import defaultdict


def main():
    n, target = map(int, sys.stdin.readline().split())
    positions = defaultdict(list)
    pairs = 0
    for j in range(n):
        value = int(sys.stdin.readline())
        for i in positions[target - value]:
            if i < j:
                pairs += 1
        positions[value].append(j)
    print(pairs)


main()
