import sys


def main():
    text = sys.stdin.readline().strip()
    n = len(text)
    best_length = 0
    best_start = 0
    for start in range(n):
        if text[start] != "(":
            continue
        depth = 0
        for end in range(start, n):
            if text[end] == "(":
                depth += 1
            else:
                depth -= 1
            if depth < 0:
                break
            if depth == 0 and end - start + 1 > best_length:
                best_length = end - start + 1
                best_start = start + 1
    print(best_length, best_start)


main()
