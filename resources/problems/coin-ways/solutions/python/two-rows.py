import sys

MOD = 1000000007


def main():
    sys.stdin.readline()
    coins = set(map(int, sys.stdin.readline().split()))
    amounts = list(map(int, sys.stdin.readline().split()))
    top = max(amounts)
    ways = [1] + [0] * top
    for coin in coins:
        extended = ways[:coin]
        for a in range(coin, top + 1):
            extended.append((ways[a] + extended[a - coin]) % MOD)
        ways = extended[:top + 1]
    for a in amounts:
        print(ways[a])


main()
