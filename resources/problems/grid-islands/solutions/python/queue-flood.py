import sys
from collections import deque


def main():
    rows, columns = map(int, sys.stdin.readline().split())
    grid = [list(sys.stdin.readline().strip()) for _ in range(rows)]
    visited = [[False] * columns for _ in range(rows)]

    islands = 0
    largest = 0
    for row in range(rows):
        for column in range(columns):
            if grid[row][column] != "#" or visited[row][column]:
                continue
            islands += 1
            size = 0
            visited[row][column] = True
            queue = deque([(row, column)])
            while queue:
                r, c = queue.popleft()
                size += 1
                for dr, dc in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
                    nr, nc = r + dr, c + dc
                    if 0 <= nr < rows and 0 <= nc < columns:
                        if grid[nr][nc] == "#" and not visited[nr][nc]:
                            visited[nr][nc] = True
                            queue.append((nr, nc))
            largest = max(largest, size)
    print(islands, largest)


main()
