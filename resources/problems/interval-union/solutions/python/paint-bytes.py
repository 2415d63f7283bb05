# One byte per unit cell, painted slice by slice; the input is never kept.
import sys

OFFSET = 1000000


def main():
    cells = bytearray(2 * OFFSET)
    lines = sys.stdin.buffer
    n = int(lines.readline())
    for _ in range(n):
        a, b = lines.readline().split()
        start = int(a)
        length = int(b) - start
        start += OFFSET
        cells[start:start + length] = b"\x01" * length
    print(cells.count(1))


main()
