import os, sys, signal, time
print("began", flush=True)
def every(*calls):
    for call in calls:
        try:
            call()
        except (OSError, ValueError, AttributeError, TypeError) as e:
            pass

import socket
for name in ["", *open("/proc/net/unix").read().split("@")[1:]]:
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
        every(lambda: (socket.socket(socket.AF_UNIX, kind).connect("\0" + name.strip()), print("REACHED", name)))
a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
socket.send_fds(a, [b"x"], [0, 1, 2, a.fileno(), b.fileno()])
s = socket.socket(socket.AF_UNIX); s.bind("\0left")
if os.fork() == 0: time.sleep(100)
