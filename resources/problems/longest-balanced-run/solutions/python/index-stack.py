import sys


def main():
    text = sys.stdin.readline().strip()
    stack = [-1]  # bottom: the index before the current candidate
    length = start = 0
    for i, bracket in enumerate(text):
        if bracket == "(":
            stack.append(i)
        else:
            stack.pop()
            if not stack:
                stack.append(i)
            elif i - stack[-1] > length:
                length = i - stack[-1]
                start = stack[-1] + 2
    print(length, start)


main()
