# Decimal arithmetic through the sorted distinct queries; one product is alive.
import sys
from decimal import Context, Decimal, setcontext


def main():
    sys.stdin.readline()
    queries = [int(word) for word in sys.stdin.readline().split()]
    setcontext(Context(prec=40000, Emax=999999))
    answers = {}
    product = Decimal(1)
    reached = 0
    for n in sorted(set(queries)):
        group = 1
        for i in range(reached + 1, n + 1):
            group *= i
            if group > 10 ** 14:
                product *= group
                group = 1
        product *= group
        reached = n
        text = format(product, "f")
        total = sum(d * text.count(str(d)) for d in range(1, 10))
        answers[n] = "%d %d" % (total, len(text) - len(text.rstrip("0")))
    print("\n".join(answers[n] for n in queries))


main()
