import sys
sys.setrecursionlimit(10 ** 9)
def depth(n):
    kept = [n] * 50
    return depth(n + 1) + kept[0]
depth(0)
