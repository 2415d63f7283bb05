import sys


def within(a, b, limit):
    """Edit distance if it is at most limit, else None. Only cells that are
    at most limit off the main diagonal are computed."""
    rows, columns = len(a), len(b)
    far = limit + 1
    previous = [j if j <= limit else far for j in range(columns + 1)]
    for i in range(1, rows + 1):
        low = max(1, i - limit)
        high = min(columns, i + limit)
        current = [far] * (columns + 1)
        if i <= limit:
            current[0] = i
        letter = a[i - 1]
        left = current[low - 1]
        for j in range(low, high + 1):
            best = previous[j - 1]
            if letter != b[j - 1]:
                if previous[j] < best:
                    best = previous[j]
                if left < best:
                    best = left
                best += 1
            current[j] = left = best
        previous = current
    return previous[columns] if previous[columns] <= limit else None


def main():
    a = sys.stdin.readline().strip()
    b = sys.stdin.readline().strip()
    limit = max(16, abs(len(a) - len(b)))
    while True:
        distance = within(a, b, limit)
        if distance is not None:
            print(distance)
            return
        limit *= 2


main()
