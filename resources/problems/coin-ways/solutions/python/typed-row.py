# A single row, updated in place and stored in four bytes per amount.
import sys
from array import array

MOD = 1000000007


def main():
    sys.stdin.readline()
    coins = set(map(int, sys.stdin.readline().split()))
    amounts = list(map(int, sys.stdin.readline().split()))
    top = max(amounts)
    ways = array("i", [0]) * (top + 1)
    ways[0] = 1
    for coin in coins:
        for a in range(coin, top + 1):
            ways[a] = (ways[a] + ways[a - coin]) % MOD
    for a in amounts:
        print(ways[a])


main()
