import sys


def main():
    rows, columns = map(int, sys.stdin.buffer.readline().split())
    # One column of water after each row serves as border on both sides.
    width = columns + 1
    grid = bytearray(b"." * width)
    for _ in range(rows):
        grid += sys.stdin.buffer.readline().strip() + b"."
    grid += b"." * width

    islands = largest = 0
    start = grid.find(b"#")
    while start >= 0:
        grid[start] = 46
        stack = [start]
        size = 0
        while stack:
            at = stack.pop()
            size += 1
            if grid[at - 1] == 35:
                grid[at - 1] = 46
                stack.append(at - 1)
            if grid[at + 1] == 35:
                grid[at + 1] = 46
                stack.append(at + 1)
            if grid[at - width] == 35:
                grid[at - width] = 46
                stack.append(at - width)
            if grid[at + width] == 35:
                grid[at + width] = 46
                stack.append(at + width)
        islands += 1
        if size > largest:
            largest = size
        start = grid.find(b"#", start)
    print(islands, largest)


main()
