"""Independent check: count covered unit cells from a difference array."""
import sys

LOW, HIGH = -1000000, 1000000

numbers = list(map(int, sys.stdin.read().split()))
n = numbers[0]
change = [0] * (HIGH - LOW + 1)
for i in range(n):
    change[numbers[1 + 2 * i] - LOW] += 1
    change[numbers[2 + 2 * i] - LOW] -= 1
depth = 0
covered = 0
for step in change:
    depth += step
    if depth > 0:
        covered += 1
print(covered)
