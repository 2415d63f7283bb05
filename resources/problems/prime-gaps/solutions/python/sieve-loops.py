import sys


def main():
    n = int(sys.stdin.readline())
    composite = [False] * (n + 1)
    p = 3
    while p * p <= n:
        if not composite[p]:
            for multiple in range(p * p, n + 1, 2 * p):
                composite[multiple] = True
        p += 2

    count, gap, start = 0, 0, 0
    if n >= 2:
        count = 1
        previous = 2
        for p in range(3, n + 1, 2):
            if not composite[p]:
                count += 1
                if p - previous > gap:
                    gap, start = p - previous, previous
                previous = p
    print(count, gap, start)


main()
