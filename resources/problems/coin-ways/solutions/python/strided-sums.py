# For one coin, the amounts with equal remainder form running sums.
import sys
from itertools import accumulate

MOD = 1000000007


def main():
    sys.stdin.readline()
    coins = set(map(int, sys.stdin.readline().split()))
    amounts = list(map(int, sys.stdin.readline().split()))
    top = max(amounts)
    ways = [1] + [0] * top
    for coin in coins:
        for remainder in range(min(coin, top + 1)):
            ways[remainder::coin] = accumulate(ways[remainder::coin])
        ways = [count % MOD for count in ways]
    for a in amounts:
        print(ways[a])


main()
