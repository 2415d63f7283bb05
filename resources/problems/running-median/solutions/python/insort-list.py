import sys
from bisect import insort


def main():
    n = int(sys.stdin.readline())
    ordered = []
    for k in range(1, n + 1):
        insort(ordered, int(sys.stdin.readline()))
        print(ordered[(k - 1) // 2])


main()
