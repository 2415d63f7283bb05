import sys
from bisect import insort


def main():
    lines = iter(sys.stdin)
    next(lines)
    write = sys.stdout.write
    counts = {}
    distinct = []  # sorted; grows only when a new value appears
    at = 0
    below = 0
    for k, line in enumerate(lines):
        value = int(line)
        if value in counts:
            counts[value] += 1
        else:
            counts[value] = 1
            if distinct and value < distinct[at]:
                at += 1
            insort(distinct, value)
        if value < distinct[at]:
            below += 1
        index = k // 2
        while below > index:
            at -= 1
            below -= counts[distinct[at]]
        while below + counts[distinct[at]] <= index:
            below += counts[distinct[at]]
            at += 1
        write("%d\n" % distinct[at])


main()
