# For each start the longest length, in a typed array indexed by position.
import sys
from array import array

OFFSET = 1000000


def main():
    values = array("i", map(int, sys.stdin.buffer.read().split()))
    end_of = array("i", [0]) * (2 * OFFSET + 1)
    for i in range(1, 2 * values[0] + 1, 2):
        a = values[i] + OFFSET
        b = values[i + 1] + OFFSET
        if b > end_of[a]:
            end_of[a] = b

    total = 0
    reach = 0
    for a, b in enumerate(end_of):
        if b > reach:
            total += b - (a if a > reach else reach)
            reach = b
    print(total)


main()
