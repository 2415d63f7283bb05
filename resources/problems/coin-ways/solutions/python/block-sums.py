# Large coins: add whole blocks of the row. Small coins: running sums per
# remainder. Residues are only taken when values could grow past 62 bits.
import sys
from itertools import accumulate
from operator import add

MOD = 1000000007


def main():
    sys.stdin.readline()
    coins = set(map(int, sys.stdin.readline().split()))
    amounts = list(map(int, sys.stdin.readline().split()))
    top = max(amounts)
    ways = [1] + [0] * top
    bound = 1
    for coin in coins:
        copies = top // coin + 1
        if bound * copies >= 1 << 62:
            ways = [count % MOD for count in ways]
            bound = MOD
        bound *= copies
        if coin < copies:
            for remainder in range(coin):
                ways[remainder::coin] = accumulate(ways[remainder::coin])
        else:
            for start in range(coin, top + 1, coin):
                ways[start:start + coin] = map(
                    add, ways[start:start + coin], ways[start - coin:start])
    for a in amounts:
        print(ways[a] % MOD)


main()
