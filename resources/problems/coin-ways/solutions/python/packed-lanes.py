# The whole row is one long integer with a 64-bit lane per amount. Paying with
# any number of copies of a coin is a product of 1 + x^c, 1 + x^2c, 1 + x^4c ...
import struct
import sys

MOD = 1000000007


def reduce_lanes(row, top):
    layout = "<%dQ" % (top + 1)
    lanes = struct.unpack(layout, row.to_bytes(8 * (top + 1), "little"))
    reduced = struct.pack(layout, *[count % MOD for count in lanes])
    return int.from_bytes(reduced, "little")


def main():
    sys.stdin.readline()
    coins = set(map(int, sys.stdin.readline().split()))
    amounts = list(map(int, sys.stdin.readline().split()))
    top = max(amounts)
    bits = 64 * (top + 1)
    row = 1
    bound = 1
    for coin in coins:
        copies = top // coin + 1
        if bound * copies >= 1 << 64:
            row = reduce_lanes(row, top)
            bound = MOD
        bound *= copies
        step = coin
        while step <= top:
            shift = 64 * step
            row += (row & ((1 << (bits - shift)) - 1)) << shift
            step *= 2
    for a in amounts:
        print((row >> (64 * a) & 0xFFFFFFFFFFFFFFFF) % MOD)


main()
