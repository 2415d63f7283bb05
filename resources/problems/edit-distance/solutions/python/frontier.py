import sys


def edit_distance(a, b):
    rows, columns = len(a), len(b)
    goal = columns - rows
    a += "#"  # two different end marks stop every run of equal letters
    b += "$"
    # frontier[k + d]: furthest row on diagonal k (column - row) with d edits.
    i = 0
    while a[i] == b[i]:
        i += 1
    frontier = [i]
    d = 0
    while abs(goal) > d or frontier[goal + d] < rows:
        d += 1
        padded = [-2, -2] + frontier + [-2, -2]
        frontier = []
        for k in range(-d, d + 1):
            at = k + d
            i = padded[at + 1] + 1  # replace
            insert = padded[at]
            delete = padded[at + 2] + 1
            if insert > i:
                i = insert
            if delete > i:
                i = delete
            if i > rows:
                i = rows
            if i + k > columns:
                i = columns - k
            if i >= 0 and i + k >= 0:
                while a[i] == b[i + k]:
                    i += 1
            frontier.append(i)
    return d


def main():
    a = sys.stdin.readline().strip()
    b = sys.stdin.readline().strip()
    print(edit_distance(a, b))


main()
