import sys

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


sys.stdin.readline()
for word in sys.stdin.readline().split():
    text = str(factorial(int(word)))
    zeros = len(text) - len(text.rstrip("0"))
    print(sum(int(c) for c in text), zeros)
