# Multiply up to n, then take the digits off one at a time.
q = int(input())
for word in input().split():
    n = int(word)
    factorial = 1
    for i in range(2, n + 1):
        factorial *= i

    zeros = 0
    total = 0
    leading = True
    while factorial > 0:
        factorial, digit = divmod(factorial, 10)
        if digit != 0:
            leading = False
        elif leading:
            zeros += 1
        total += digit
    print(total, zeros)
