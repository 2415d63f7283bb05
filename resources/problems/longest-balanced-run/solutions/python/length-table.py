import sys


def main():
    text = sys.stdin.readline().strip()
    n = len(text)
    # longest[i]: length of the longest matched part that ends before index i
    longest = [0] * (n + 1)
    for i in range(1, n + 1):
        if text[i - 1] == ")":
            inner = longest[i - 1]
            opening = i - 2 - inner
            if opening >= 0 and text[opening] == "(":
                longest[i] = inner + 2 + longest[opening]
    length = max(longest)
    print(length, longest.index(length) - length + 1 if length else 0)


main()
