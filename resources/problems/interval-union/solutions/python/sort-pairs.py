import sys


def main():
    n = int(sys.stdin.readline())
    intervals = []
    for _ in range(n):
        a, b = sys.stdin.readline().split()
        intervals.append((int(a), int(b)))
    intervals.sort()

    total = 0
    reach = -10**9
    for a, b in intervals:
        if b > reach:
            total += b - max(a, reach)
            reach = b
    print(total)


main()
