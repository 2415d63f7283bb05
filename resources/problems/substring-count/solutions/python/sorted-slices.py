n, k = map(int, input().split())
text = input().strip()

pieces = [text[i:i + k] for i in range(n - k + 1)]
pieces.sort()
count = 0
for i, piece in enumerate(pieces):
    if i == 0 or piece != pieces[i - 1]:
        count += 1
print(count)
