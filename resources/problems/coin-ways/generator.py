"""Workload generator for coin-ways: python3 generator.py SEED SIZE

Two small coins near SIZE/100 and 24 larger ones between SIZE/20 and SIZE/3
(some listed twice), 50 amounts up to SIZE.
"""
import random
import sys

seed, size = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)
low, high = max(1, size // 20), max(2, size // 3)
coins = [low + int(rng.random() * (high - low + 1)) for _ in range(24)]
coins += [max(1, size // 100 + int(rng.random() * 20) - 5) for _ in range(2)]
coins += [coins[int(rng.random() * 24)] for _ in range(3)]
amounts = [size] + [size - int(rng.random() * (size // 2 + 1)) for _ in range(49)]
print(len(coins), len(amounts))
print(" ".join(map(str, coins)))
print(" ".join(map(str, amounts)))
