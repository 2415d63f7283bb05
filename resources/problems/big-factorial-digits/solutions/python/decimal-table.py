# The decimal module works in base 10, so conversion to text is linear.
import sys
from decimal import Context, Decimal, setcontext
from itertools import accumulate
from operator import mul


def main():
    sys.stdin.readline()
    queries = [int(word) for word in sys.stdin.readline().split()]
    setcontext(Context(prec=40000, Emax=999999))
    factors = [Decimal(1)] + [Decimal(i) for i in range(1, max(queries) + 1)]
    table = list(accumulate(factors, mul))

    for n in queries:
        text = format(table[n], "f")
        total = sum(d * text.count(str(d)) for d in range(1, 10))
        print(total, len(text) - len(text.rstrip("0")))


main()
