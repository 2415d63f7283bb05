import sys


def edit_distance(a, b):
    if not a:
        return len(b)
    # Column differences of the table as bit vectors over the letters of a.
    where = {}
    for i, letter in enumerate(a):
        where[letter] = where.get(letter, 0) | 1 << i
    mask = (1 << len(a)) - 1
    top = 1 << len(a) - 1
    plus, minus = mask, 0
    distance = len(a)
    for letter in b:
        equal = where.get(letter, 0)
        diagonal = (((equal & plus) + plus) ^ plus) | equal | minus
        across_plus = minus | (mask & ~(diagonal | plus))
        across_minus = plus & diagonal
        if across_plus & top:
            distance += 1
        elif across_minus & top:
            distance -= 1
        across_plus = across_plus << 1 | 1
        across_minus <<= 1
        plus = mask & (across_minus | ~(diagonal | across_plus))
        minus = mask & across_plus & diagonal
    return distance


def main():
    a = sys.stdin.readline().strip()
    b = sys.stdin.readline().strip()
    print(edit_distance(a, b))


main()
