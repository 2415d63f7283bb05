import sys


def main():
    data = sys.stdin.read().split()
    n = int(data[0])
    events = []
    for i in range(n):
        a = int(data[2 * i + 1])
        b = int(data[2 * i + 2])
        events.append((a, 1))
        events.append((b, -1))
    events.sort()

    total = 0
    depth = 0
    previous = 0
    for position, step in events:
        if depth > 0:
            total += position - previous
        depth += step
        previous = position
    print(total)


main()
