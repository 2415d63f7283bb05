import sys


def main():
    a = sys.stdin.readline().strip()
    b = sys.stdin.readline().strip()
    goal = len(b) - len(a)

    # reach[d, k]: the furthest row on diagonal k (column - row) that d edits
    # can get to. All of them are kept, as a backtrace would need.
    reach = {}
    d = 0
    while True:
        for k in range(-min(d, len(a)), min(d, len(b)) + 1):
            if d == 0:
                i = 0
            else:
                i = max(
                    reach.get((d - 1, k), -2) + 1,
                    reach.get((d - 1, k - 1), -2),
                    reach.get((d - 1, k + 1), -2) + 1,
                )
                i = min(i, len(a), len(b) - k)
            while i < len(a) and i + k < len(b) and a[i] == b[i + k]:
                i += 1
            reach[d, k] = i
        if reach.get((d, goal)) == len(a):
            print(d)
            return
        d += 1


main()
