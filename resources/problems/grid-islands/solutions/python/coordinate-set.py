import sys


def main():
    rows, columns = map(int, sys.stdin.readline().split())
    land = set()
    for r in range(rows):
        for c, cell in enumerate(sys.stdin.readline().strip()):
            if cell == "#":
                land.add((r, c))

    islands = largest = 0
    while land:
        stack = [land.pop()]
        size = 0
        while stack:
            r, c = stack.pop()
            size += 1
            for near in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                if near in land:
                    land.remove(near)
                    stack.append(near)
        islands += 1
        largest = max(largest, size)
    print(islands, largest)


main()
