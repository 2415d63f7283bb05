# One dictionary of payable amounts per coin; all of them are kept.
import sys

MOD = 1000000007


def main():
    sys.stdin.readline()
    coins = sorted(set(map(int, sys.stdin.readline().split())))
    amounts = list(map(int, sys.stdin.readline().split()))
    top = max(amounts)
    rows = [{0: 1}]
    for coin in coins:
        previous = rows[-1]
        row = {}
        for amount in range(top + 1):
            count = previous.get(amount, 0) + row.get(amount - coin, 0)
            if count:
                row[amount] = count % MOD
        rows.append(row)
    for amount in amounts:
        print(rows[-1].get(amount, 0))


main()
