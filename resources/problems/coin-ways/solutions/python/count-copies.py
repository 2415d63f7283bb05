# For every coin and amount, add up over the number of copies of the coin.
MOD = 1000000007

n, q = map(int, input().split())
coins = sorted(set(map(int, input().split())))
amounts = list(map(int, input().split()))
top = max(amounts)

ways = [0] * (top + 1)
ways[0] = 1
for coin in coins:
    following = []
    for amount in range(top + 1):
        total = 0
        rest = amount
        while rest >= 0:
            total += ways[rest]
            rest -= coin
        following.append(total % MOD)
    ways = following

for amount in amounts:
    print(ways[amount])
