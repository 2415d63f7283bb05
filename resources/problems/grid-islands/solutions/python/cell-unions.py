import sys


def main():
    rows, columns = map(int, sys.stdin.readline().split())
    text = sys.stdin.read().replace("\n", "")
    parent = list(range(rows * columns))

    def find(x):
        root = x
        while parent[root] != root:
            root = parent[root]
        while parent[x] != root:
            parent[x], x = root, parent[x]
        return root

    for i, cell in enumerate(text):
        if cell == "#":
            if i >= columns and text[i - columns] == "#":
                parent[find(i)] = find(i - columns)
            if i % columns and text[i - 1] == "#":
                parent[find(i)] = find(i - 1)

    size = {}
    for i, cell in enumerate(text):
        if cell == "#":
            root = find(i)
            size[root] = size.get(root, 0) + 1
    print(len(size), max(size.values(), default=0))


main()
