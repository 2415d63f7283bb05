import sys


def count_pairs(values, target):
    values.sort()
    low, high = 0, len(values) - 1
    pairs = 0
    while low < high:
        total = values[low] + values[high]
        if total < target:
            low += 1
        elif total > target:
            high -= 1
        elif values[low] == values[high]:
            size = high - low + 1
            pairs += size * (size - 1) // 2
            break
        else:
            left, right = values[low], values[high]
            left_size = right_size = 0
            while values[low] == left:
                left_size += 1
                low += 1
            while values[high] == right:
                right_size += 1
                high -= 1
            pairs += left_size * right_size
    return pairs


def main():
    n, target = map(int, sys.stdin.readline().split())
    values = [int(line) for line in sys.stdin]
    print(count_pairs(values, target))


main()
