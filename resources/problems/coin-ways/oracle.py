"""Independent check: exact counts without any modulus. The generating function
is held in one long integer with a fixed number of bits per amount; dividing by
1 - x**c is the product of 1 + x**c, 1 + x**(2c), 1 + x**(4c), ..."""
import sys

numbers = list(map(int, sys.stdin.read().split()))
n, q = numbers[:2]
coins = set(numbers[2:2 + n])
amounts = numbers[2 + n:2 + n + q]
top = max(amounts)

bound = 1
for coin in coins:
    bound *= top // coin + 1
width = bound.bit_length() + 1
keep = (1 << ((top + 1) * width)) - 1

ways = 1
for coin in coins:
    step = coin
    while step <= top:
        ways = (ways + (ways << (step * width))) & keep
        step *= 2
for amount in amounts:
    print((ways >> (amount * width) & ((1 << width) - 1)) % 1000000007)
