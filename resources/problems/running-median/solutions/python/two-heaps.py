import sys
from heapq import heappush, heappushpop


def main():
    data = sys.stdin.read().split()
    lower = []  # negated: a max-heap
    upper = []
    medians = []
    for value in map(int, data[1:]):
        if len(lower) == len(upper):
            heappush(lower, -heappushpop(upper, value))
        else:
            heappush(upper, -heappushpop(lower, -value))
        medians.append(-lower[0])
    print("\n".join(map(str, medians)))


main()
