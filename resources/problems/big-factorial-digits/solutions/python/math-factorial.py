import math
import sys

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)


def describe(n):
    text = str(math.factorial(n))
    total = 0
    for digit in range(1, 10):
        total += digit * text.count(str(digit))
    return total, len(text) - len(text.rstrip("0"))


sys.stdin.readline()
for word in sys.stdin.readline().split():
    print(*describe(int(word)))
