# table[i][a]: ways to pay a with the first i coins.
import sys

MOD = 1000000007


def main():
    sys.stdin.readline()
    coins = sorted(set(map(int, sys.stdin.readline().split())))
    amounts = list(map(int, sys.stdin.readline().split()))
    top = max(amounts)
    table = [[0] * (top + 1) for _ in range(len(coins) + 1)]
    table[0][0] = 1
    for i, coin in enumerate(coins):
        for a in range(top + 1):
            if a < coin:
                table[i + 1][a] = table[i][a]
            else:
                table[i + 1][a] = (table[i][a] + table[i + 1][a - coin]) % MOD
    for a in amounts:
        print(table[-1][a])


main()
