import socket, time
kept, pairs = 0, []
while kept < 20 << 20 and len(pairs) < 1500:
    a, b = socket.socketpair()
    pairs.append((a, b))
    a.setblocking(False)
    try:
        while True:
            kept += a.send(bytes(65536))
    except BlockingIOError:
        pass
time.sleep(0.1)
print("done" if kept >= 20 << 20 else "little")
