# Split the number in halves at powers of ten until the pieces are short;
# one pass over the sorted distinct queries.
import sys
from math import prod

SHORT = 400  # digits of a piece, below any conversion limit


def digit_sum(value, level, powers):
    if level < 0:
        return sum(map(int, str(value)))
    high, low = divmod(value, powers[level])
    result = digit_sum(low, level - 1, powers) if low else 0
    if high:
        result += digit_sum(high, level - 1, powers)
    return result


def main():
    sys.stdin.readline()
    queries = [int(word) for word in sys.stdin.readline().split()]
    answers = {}
    powers = [10 ** SHORT]
    product = 1
    reached = 0
    for n in sorted(set(queries)):
        product *= prod(range(reached + 1, n + 1))
        reached = n
        while powers[-1] < product:
            powers.append(powers[-1] ** 2)
        zeros = 0
        power = 5
        while power <= n:
            zeros += n // power
            power *= 5
        answers[n] = (digit_sum(product, len(powers) - 1, powers), zeros)
    for n in queries:
        print(*answers[n])


main()
