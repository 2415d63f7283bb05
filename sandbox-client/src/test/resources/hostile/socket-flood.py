import os, socket, time
for _ in range(8):
    if os.fork() == 0:
        break
pairs = []
for _ in range(1900):
    try:
        a, b = socket.socketpair()
    except OSError:
        break
    pairs.append((a, b))
    a.setblocking(False)
    try:
        while True:
            a.send(bytes(65536))
    except BlockingIOError:
        pass
time.sleep(20)
