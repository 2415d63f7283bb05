import os, sys, signal, time
print("began", flush=True)
def every(*calls):
    for call in calls:
        try:
            call()
        except (OSError, ValueError, AttributeError, TypeError) as e:
            pass

import fcntl
for fd in range(3, 4096):
    try:
        os.fstat(fd)
    except OSError:
        continue
    print("REACHED descriptor", fd, os.readlink(f"/proc/self/fd/{fd}"))
for fd in (0, 1, 2):
    every(lambda: fcntl.fcntl(fd, fcntl.F_SETFL, os.O_NONBLOCK | os.O_APPEND), lambda: os.lseek(fd, 1 << 20, os.SEEK_SET),
          lambda: os.truncate(f"/proc/self/fd/{fd}", 0), lambda: fcntl.fcntl(fd, fcntl.F_SETOWN, -1))
print("began again", flush=True)
os.lseek(1, 0, os.SEEK_SET); os.write(1, b"began")
os.close(0); os.close(1); os.close(2)
