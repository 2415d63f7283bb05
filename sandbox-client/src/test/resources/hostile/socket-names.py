import array, socket
with open("/proc/net/unix") as names:
    print("escaped" if "@left-by-a-run" in names.read() else "empty")
for i in range(50):
    s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    s.bind("\0left-by-a-run %d" % i)
    a, b = socket.socketpair()
    fds = array.array("i", [s.fileno(), a.fileno(), b.fileno()])
    a.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, fds)])
    s.close(); a.close(); b.close()
