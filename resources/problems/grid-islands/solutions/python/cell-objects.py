import sys


class Cell:
    def __init__(self, row, column):
        self.row = row
        self.column = column
        self.visited = False


def main():
    rows, columns = map(int, sys.stdin.readline().split())
    cells = {}
    for r in range(rows):
        line = sys.stdin.readline()
        for c in range(columns):
            if line[c] == "#":
                cells[r, c] = Cell(r, c)

    islands = largest = 0
    for cell in cells.values():
        if cell.visited:
            continue
        islands += 1
        cell.visited = True
        stack = [cell]
        size = 0
        while stack:
            current = stack.pop()
            size += 1
            for dr, dc in ((-1, 0), (1, 0), (0, -1), (0, 1)):
                near = cells.get((current.row + dr, current.column + dc))
                if near is not None and not near.visited:
                    near.visited = True
                    stack.append(near)
        largest = max(largest, size)
    print(islands, largest)


main()
