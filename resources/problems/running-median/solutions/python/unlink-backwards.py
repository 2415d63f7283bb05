import sys


def main():
    values = list(map(int, sys.stdin.buffer.read().split()))[1:]
    n = len(values)
    order = sorted(range(n), key=values.__getitem__)

    # A doubly linked list over the sorted order; position n is the end mark.
    before = [n] * (n + 1)
    after = [n] * (n + 1)
    place = [0] * n
    previous = n
    for rank, index in enumerate(order):
        place[index] = rank
        before[rank] = previous
        after[previous] = rank
        previous = rank
    before[n] = previous
    ordered = [values[index] for index in order]

    # Take the values out again, last one first; the median moves by one step.
    medians = [0] * n
    median = (n - 1) // 2
    for k in range(n - 1, -1, -1):
        medians[k] = ordered[median]
        gone = place[k]
        if k % 2:
            # even number of values left of k: the upper middle takes over
            if gone <= median:
                median = after[median]
        else:
            if gone >= median:
                median = before[median]
        left, right = before[gone], after[gone]
        after[left] = right
        before[right] = left
    print("\n".join(map(str, medians)))


main()
