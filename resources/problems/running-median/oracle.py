"""Independent check: a Fenwick tree over the ranks of the distinct values
gives the median of every prefix. Small inputs are also sorted prefix by
prefix."""
import sys


def main():
    data = [int(token) for token in sys.stdin.read().split()]
    n, values = data[0], data[1:]
    assert len(values) == n

    distinct = sorted(set(values))
    rank = {value: i + 1 for i, value in enumerate(distinct)}
    size = len(distinct)
    top = 1
    while 2 * top <= size:
        top *= 2
    tree = [0] * (size + 1)

    answers = []
    for k, value in enumerate(values, 1):
        i = rank[value]
        while i <= size:
            tree[i] += 1
            i += i & -i
        # Largest prefix of ranks that holds fewer than ceil(k / 2) values.
        rest = (k + 1) // 2
        position, step = 0, top
        while step:
            if position + step <= size and tree[position + step] < rest:
                position += step
                rest -= tree[position]
            step //= 2
        answers.append(distinct[position])

    if n <= 2500:
        for k in range(1, n + 1):
            assert answers[k - 1] == sorted(values[:k])[(k - 1) // 2]
    sys.stdout.write("".join("%d\n" % answer for answer in answers))


main()
