# All factorials up to the largest query, computed once and kept.
import sys

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)


def main():
    sys.stdin.readline()
    queries = [int(word) for word in sys.stdin.readline().split()]
    table = [1]
    for i in range(1, max(queries) + 1):
        table.append(table[-1] * i)

    for n in queries:
        text = str(table[n])
        zeros = len(text) - len(text.rstrip("0"))
        print(sum(map(int, text)), zeros)


main()
