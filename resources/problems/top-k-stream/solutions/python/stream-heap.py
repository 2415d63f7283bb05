import sys
from heapq import nsmallest


def main():
    k = int(sys.stdin.readline())
    counts = {}
    for line in sys.stdin:
        key = line.strip()
        counts[key] = counts.get(key, 0) + 1
    best = nsmallest(k, counts.items(), key=lambda item: (-item[1], item[0]))
    for key, count in best:
        print(key, count)


main()
