import sys
from array import array
from bisect import bisect_right


def main():
    n = int(sys.stdin.readline())
    ordered = array("i")
    write = sys.stdout.write
    for k in range(n):
        value = int(sys.stdin.readline())
        ordered.insert(bisect_right(ordered, value), value)
        write("%d\n" % ordered[k // 2])


main()
