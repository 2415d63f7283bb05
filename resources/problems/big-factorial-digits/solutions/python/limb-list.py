# Own arithmetic: the product as a list of base 10**18 limbs, grown through
# the sorted queries.
BASE = 10 ** 18


def multiply(limbs, factor):
    carry = 0
    for i in range(len(limbs)):
        carry, limbs[i] = divmod(limbs[i] * factor + carry, BASE)
    if carry:
        limbs.append(carry)


def zeros_of(n):
    count = 0
    while n:
        n //= 5
        count += n
    return count


def main():
    input()
    queries = [int(word) for word in input().split()]
    sums = {}
    limbs = [1]
    reached = 1
    for n in sorted(set(queries)):
        while reached < n:
            reached += 1
            multiply(limbs, reached)
        sums[n] = sum(int(c) for limb in limbs for c in str(limb))
    for n in queries:
        print(sums[n], zeros_of(n))


main()
