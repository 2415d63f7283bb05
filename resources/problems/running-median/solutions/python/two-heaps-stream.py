import sys
from heapq import heappush, heappushpop


def main():
    lines = iter(sys.stdin)
    next(lines)
    write = sys.stdout.write
    lower, upper = [], []  # lower is negated
    median = 0
    for line in lines:
        value = int(line)
        if len(lower) == len(upper):
            if lower and value > upper[0]:
                value = heappushpop(upper, value)
            heappush(lower, -value)
        else:
            if value < -lower[0]:
                value = -heappushpop(lower, -value)
            heappush(upper, value)
        median = -lower[0]
        write("%d\n" % median)


main()
