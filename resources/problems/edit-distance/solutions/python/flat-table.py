import sys
from array import array


def main():
    a = sys.stdin.readline().strip()
    b = sys.stdin.readline().strip()
    width = len(b) + 1
    # The table row after row, two bytes per entry.
    table = array("H", range(width))
    for i, letter in enumerate(a, 1):
        above = (i - 1) * width
        table.append(i)
        for j in range(len(b)):
            best = table[above + j]
            if letter != b[j]:
                up = table[above + j + 1]
                left = table[-1]
                if up < best:
                    best = up
                if left < best:
                    best = left
                best += 1
            table.append(best)
    print(table[-1])


main()
