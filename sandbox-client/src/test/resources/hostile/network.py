import socket
for family, kind, address in ((socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 22)), (socket.AF_INET, socket.SOCK_DGRAM, ("8.8.8.8", 53)), (socket.AF_INET6, socket.SOCK_STREAM, ("::1", 80)), (socket.AF_NETLINK, socket.SOCK_RAW, (0, 0)), (socket.AF_PACKET, socket.SOCK_RAW, ("lo", 0))):
    try:
        with socket.socket(family, kind) as s:
            s.connect(address) if family != socket.AF_PACKET else s.bind(address)
            print("escaped", family)
    except OSError:
        pass
a, b = socket.socketpair()
a.send(b"x")
print("done")
