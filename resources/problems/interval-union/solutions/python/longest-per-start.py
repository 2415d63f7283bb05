# Only the furthest end for each start matters.
import sys


def main():
    furthest = {}
    lines = sys.stdin.buffer
    lines.readline()
    for line in lines:
        pair = line.split()
        if not pair:
            continue
        a = int(pair[0])
        b = int(pair[1])
        if furthest.get(a, a) < b:
            furthest[a] = b

    total = 0
    reach = -10**9
    for a in sorted(furthest):
        b = furthest[a]
        if b > reach:
            total += b - max(a, reach)
            reach = b
    print(total)


main()
