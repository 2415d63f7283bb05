import sys

MOD = 1000000007


def main():
    sys.stdin.readline()
    coins = set(map(int, sys.stdin.readline().split()))
    amounts = list(map(int, sys.stdin.readline().split()))
    top = max(amounts)
    ways = [1] + [0] * top
    for coin in coins:
        for a in range(coin, top + 1):
            count = ways[a] + ways[a - coin]
            ways[a] = count if count < MOD else count - MOD
    for a in amounts:
        print(ways[a])


main()
