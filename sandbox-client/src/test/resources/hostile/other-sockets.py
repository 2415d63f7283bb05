import socket
for family in range(2, 46):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
        try:
            socket.socketpair(family, kind)
            print("escaped pair of", family)
        except (OSError, ValueError):
            pass
print("done")
