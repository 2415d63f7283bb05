import sys


def main():
    text = list(sys.stdin.readline().strip())
    # First find the partner of every bracket that has one.
    partner = {}
    waiting = []
    for index, bracket in enumerate(text):
        if bracket == "(":
            waiting.append(index)
        elif waiting:
            partner[waiting.pop()] = index

    # Then join matched groups that follow each other directly.
    length, start = 0, 0
    index = 0
    while index < len(text):
        if index not in partner:
            index += 1
            continue
        begin = index
        while index in partner:
            index = partner[index] + 1
        if index - begin > length:
            length, start = index - begin, begin + 1
    print(length, start)


main()
