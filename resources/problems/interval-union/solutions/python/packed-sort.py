# Sorting plain integers is cheaper than sorting tuples: pack both ends in one.
import sys

OFFSET = 1000000
SHIFT = 21
MASK = (1 << SHIFT) - 1


def main():
    values = list(map(int, sys.stdin.buffer.read().split()))
    packed = [
        ((a + OFFSET) << SHIFT) | (b + OFFSET)
        for a, b in zip(values[1::2], values[2::2])
    ]
    packed.sort()

    total = 0
    reach = 0
    for code in packed:
        b = code & MASK
        if b > reach:
            a = code >> SHIFT
            total += b - (a if a > reach else reach)
            reach = b
    print(total)


main()
