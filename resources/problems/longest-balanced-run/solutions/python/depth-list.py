import sys
from itertools import accumulate


def main():
    text = sys.stdin.readline().strip()
    steps = [1 if bracket == "(" else -1 for bracket in text]
    depths = [0] + list(accumulate(steps))
    first = {0: 0}
    best = []
    for position, depth in enumerate(depths):
        if position and steps[position - 1] < 0:
            first.pop(depth + 1, None)
            begin = first.setdefault(depth, position)
            if begin < position:
                best.append((position - begin, -begin))
        else:
            first[depth] = first.get(depth, position)
    length, begin = max(best, default=(0, 1))
    print(length, 1 - begin)


main()
