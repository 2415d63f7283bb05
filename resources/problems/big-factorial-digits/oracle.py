"""Independent check: schoolbook multiplication on a list of base 10**6 limbs,
with both answers read off the limbs (no long integer is ever built)."""
import sys

BASE = 10 ** 6

numbers = list(map(int, sys.stdin.read().split()))
queries = numbers[1:1 + numbers[0]]
wanted = set(queries)
answers = {}
limbs = [1]
for n in range(max(queries) + 1):
    if n > 1:
        carry = 0
        for i, limb in enumerate(limbs):
            carry += limb * n
            limbs[i] = carry % BASE
            carry //= BASE
        while carry:
            limbs.append(carry % BASE)
            carry //= BASE
    if n in wanted:
        total = 0
        for limb in limbs:
            while limb:
                total += limb % 10
                limb //= 10
        zeros = 0
        i = 0
        while limbs[i] == 0:
            zeros += 6
            i += 1
        limb = limbs[i]
        while limb % 10 == 0:
            zeros += 1
            limb //= 10
        answers[n] = (total, zeros)
for n in queries:
    print(*answers[n])
