n, k = map(int, input().split())
text = input().strip()
print(len({text[i:i + k] for i in range(n - k + 1)}))
